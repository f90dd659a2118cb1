package detect_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
)

const (
	indonesian = "Pemerintah mengatakan bahwa harga beras akan turun setelah panen raya, karena persediaan di gudang sudah cukup untuk " +
		"tiga bulan."
	english = "The government said that the price of rice would fall after the main harvest, because the stores have enough for " +
		"three months."
	german = "Die Regierung sagte, dass der Preis für Reis nach der Haupternte sinken werde, weil die Lager für drei Monate reichen."
	malay  = "Kerajaan berkata bahawa harga beras akan turun selepas musim menuai, kerana bekalan di gudang mencukupi untuk tiga " +
		"bulan sahaja."
	dutch   = "De regering zei dat de prijs van rijst na de oogst zou dalen, omdat de voorraden voor drie maanden genoeg zijn."
	french  = "Le gouvernement a dit que le prix du riz baisserait après la récolte, car les réserves suffisent pour trois mois."
	program = "for i := 0; i < len(s.words); i++ {\n\tif s.words[i] == nil { return err }\n\tx.count += int(s[i])\n}"
)

func detector(tb testing.TB, options ...detect.Option) *detect.Detector {
	tb.Helper()
	d, err := detect.New(options...)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func tags(codes string) (tags []language.Tag) {
	for _, code := range strings.Fields(codes) {
		tags = append(tags, language.MustParse(code))
	}
	return tags
}

func TestDetect(t *testing.T) {
	d := detector(t)
	for _, test := range []struct{ name, text, want string }{
		{"Indonesian", indonesian, "id"},
		{"English", english, "en"},
		{"German", german, "de"},
		{"German with decomposed umlauts",
			"Das ist fu\u0308r die Leute, die u\u0308ber den Flu\u00df gehen mu\u0308ssen, und nicht nur fu\u0308r uns.", "de"},
		{"English in capitals", strings.ToUpper(english), "en"},
		{"English between tags", "<p class=\"x\">" + english + "</p><script>var die = der + das;</script>", "en"},
		{"English with some Chinese", english + " 政府表示。", "en"},
		{"nothing", "", "und"},
		{"blank", " \n\t\u00a0 ", "und"},
		{"digits", "1234 5678 90,12 3.4", "und"},
		{"addresses", "https://example.com/the/way/of/it www.example.org someone@example.net", "und"},
		{"invalid UTF-8", "\xff\xfe\xfd \x80abc", "und"},
		{"a program", program, "und"},
		{"a program of English words",
			"def main():\n    for i in range(10):\n        if i is not None and i in x:\n            print(i)\n    return 0\n", "und"},
		{"a query", "SELECT name, id FROM users WHERE id = 5 AND age > 10 ORDER BY name;", "und"},
		{"German that repeats itself",
			"Das ist ein Haus. Das ist ein Hund. Das ist ein Baum. Das ist ein Buch. Das ist ein Tisch. Das ist ein Stuhl.", "de"},
		{"Malay", malay, "und"},
		{"Javanese", "Pamarentah ngandika yen rega beras bakal mudhun sawise panen, amarga sedhiyan ing gudhang " +
			"wis cukup kanggo telung sasi.", "und"},
		{"Balinese", "Ring Bali wénten makudang-kudang pura sané kawangun antuk krama désa, tur kantos mangkin kantun katah sané rauh " +
			"mangda prasida muspa.", "und"},
		{"Balinese mixed with Indonesian",
			"Laporan niki menyatakan yéning harga barang lan jasa ring kota sampun naik, sané dados keluhan para pembeli utawi pedagang.", "und"},
		{"Sundanese", "Pamaréntah nyebutkeun yén harga béas bakal turun sanggeus panén, sabab persediaan di gudang geus cukup pikeun tilu " +
			"bulan.", "und"},
		{"Dutch", dutch, "und"},
		{"Afrikaans", "Die regering het gesê dat die prys van rys na die oes sal daal, omdat daar genoeg in die store is vir drie maande.",
			"und"},
		{"Luxembourgish", "D'Regierung huet gesot, datt de Präis fir Räis no der Recolte géif falen, well d'Lager fir dräi Méint duerginn.",
			"und"},
		{"French", french, "und"},
		{"Chinese", "政府表示，由于仓库中的储备足够三个月使用，大米价格将在收获后下降。", "und"},
		{"Russian", "Правительство заявило, что цена на рис упадёт после урожая, потому что запасов хватит на три месяца.", "und"},
	} {
		if r := d.Detect(test.text); r.Tag.String() != test.want {
			t.Errorf("%s: %v, want %s", test.name, r, test.want)
		}
	}
}

// TestPages tells the language of what is no running text.
func TestPages(t *testing.T) {
	d := detector(t)
	const names = "Afrikaans\nAsturianu\nBân-lâm-gú\nČeština\nDeutsch\nEesti\nEuskara\nMagyar\nPolski\nSuomi\nTürkçe\n\n"
	for _, test := range []struct{ name, text, want string }{
		{"subtitles", "1\n00:00:04,548 --> 00:00:07,959\nWhere were you\nlast night, my friend?\n\n" +
			"2\n00:00:08,096 --> 00:00:11,507\nI was at\nhome with my sister.\n", "en"},
		{"quoted mail", "> The boat left the harbour at nine.\n>> It carried twelve people.\n", "en"},
		{"a small table", "The boat left the harbour at nine. It carried twelve people.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "en"},
		{"a page with more code than text", indonesian + "\n\n" + strings.Repeat(program+"\n", 4), "id"},
		{"code between fences", german + "\n\n```text\n" + strings.Repeat("This is what the program says to you.\n", 9) + "```\n", "de"},
		{"names of languages above a text", names + english, "en"},
		{"a foreign passage", english + "\n" + french + "\n" + english, "en"},
		{"most of a text has fewer function words", indonesian + "\n" + indonesian + "\n" + english, "id"},
		{"a foreign text with a passage", french + "\n" + english + "\n" + french, "und"},
	} {
		if r := d.Detect(test.text); r.Tag.String() != test.want {
			t.Errorf("%s: %v, want %s", test.name, r, test.want)
		}
	}
}

// TestShortTextIsUnsure checks that a few words which no list holds do not make
// the detector sure that they are in none of the languages.
func TestShortTextIsUnsure(t *testing.T) {
	d := detector(t)
	for _, text := range []string{
		"Let's meet somewhere else", "Breaking news: huge fire downtown", "Beautiful weather, swimming lessons cancelled",
		"Selamat pagi semuanya", "Makan siang bersama keluarga", "Bitte Türen schließen", "Guten Morgen zusammen",
	} {
		if r := d.Detect(text); r.Tag == language.Und && r.Confidence >= 0.75 {
			t.Errorf("%q: %v", text, r)
		}
	}
}

func TestTextWithoutWordsHasNoConfidence(t *testing.T) {
	d := detector(t)
	for _, text := range []string{"", " ", "12 34", program, "\xff\xff"} {
		if r := d.Detect(text); r != (detect.Result{}) {
			t.Errorf("%q: %v", text, r)
		}
	}
}

func TestRepetitionSaysNothingNew(t *testing.T) {
	d := detector(t)
	if twice, often := d.Detect("die die"), d.Detect(strings.Repeat("die ", 200)); twice != often {
		t.Errorf("twice %v, two hundred times %v", twice, often)
	}
}

func TestAmong(t *testing.T) {
	for _, test := range []struct{ name, among, text, want string }{
		{"a headline of names", "id en de", "Jaminan keamanan untuk Ukraina", "id"},
		{"two words", "id en de", "Guten Morgen", "de"},
		{"Indonesian is no guess without Malay", "id en de", "Dia pulang ke kampung pada malam hari.", "id"},
		{"Malay against Indonesian", "id ms", malay, "ms"},
		{"Indonesian against Malay", "ms id", indonesian, "id"},
		{"the nearest of the languages given", "en de", dutch, "de"},
		{"another script", "id en de", "Правительство заявило", "und"},
		{"no words", "id en de", "1 2 3", "und"},
		{"more codes than words", "id en de", "SARS-CoV-2 a1b22c dan COVID-19", "id"},
		{"one language", "en", "anything goes", "en"},
	} {
		if r := detector(t, detect.Among(tags(test.among)...)).Detect(test.text); r.Tag.String() != test.want {
			t.Errorf("%s: %v, want %s", test.name, r, test.want)
		}
	}
}

func TestTheLastOptionCounts(t *testing.T) {
	d := detector(t, detect.Among(tags("id de")...), detect.Languages(tags("en de")...))
	for text, want := range map[string]string{dutch: "und", english: "en", indonesian: "und"} {
		if r := d.Detect(text); r.Tag.String() != want {
			t.Errorf("%q: %v, want %s", text, r, want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, test := range []struct{ name, languages, text, want string }{
		{"French", "fr es nl", french, "fr"},
		{"Dutch", "fr es nl", dutch, "nl"},
		{"what was the default is foreign now", "fr es nl", english, "und"},
		{"Malay", "ms", malay, "ms"},
		{"the tag as it was given", "en-GB de-AT", german, "de-AT"},
		{"Norwegian by its common tag", "no",
			"Regjeringen sa at prisen på ris ville falle etter innhøstingen, fordi lagrene er nok for tre måneder.", "no"},
		{"Russian", "ru uk", "Правительство заявило, что цена на рис упадёт после урожая, потому что запасов хватит на три месяца.", "ru"},
		{"Greek, which has no word list", "el", "Η κυβέρνηση είπε ότι η τιμή του ρυζιού θα πέσει μετά τη συγκομιδή.", "el"},
		{"Japanese, which has no spaces", "ja zh", "政府は、倉庫に三か月分の在庫があるため、収穫後に米の価格が下がると述べた。", "ja"},
		{"Zulu, which has no word list", "zu",
			"Uhulumeni uthe intengo yelayisi izokwehla ngemuva kokuvuna ngoba kunokudla okwanele izinyanga ezintathu.", "zu"},
		{"English is not Zulu", "zu", english, "und"},
	} {
		r := detector(t, detect.Languages(tags(test.languages)...)).Detect(test.text)
		if r.Tag.String() != test.want {
			t.Errorf("%s: %v, want %s", test.name, r, test.want)
		}
		if strings.Contains(test.name, "no word list") && r.Confidence > detect.UnlistedConfidence {
			t.Errorf("%s: confidence %v", test.name, r.Confidence)
		}
	}
}

func TestLanguagesThatCannotBeLookedFor(t *testing.T) {
	for _, test := range []struct {
		name   string
		option detect.Option
	}{
		{"an unknown language", detect.Languages(language.MustParse("tlh"))},
		{"no language", detect.Languages(language.Und)},
		{"a region alone", detect.Languages(language.MustParse("und-DE"))},
		{"none", detect.Among()},
		{"one twice", detect.Languages(tags("en-GB en-US")...)},
	} {
		if _, err := detect.New(test.option); err == nil {
			t.Errorf("%s: no error", test.name)
		}
	}
}

// TestSameTextSameAnswer has goroutines ask fresh detectors, which load their
// models at the same time, about texts that leave doubt.
func TestSameTextSameAnswer(t *testing.T) {
	texts := []string{
		"Straße слово word 語 κατά kata", "Jaminan Keamanan Ukraina", "die in was of", "no la in de",
		"Ää Öö ß Škoda Ñandú слово", "слово Wort", "语言 Sprache language bahasa язык", malay[:40] + dutch[:40] + "правительство",
	}
	first := detector(t)
	var want []detect.Result
	for _, text := range texts {
		want = append(want, first.Detect(text))
	}
	for range 5 {
		d := detector(t)
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() {
				for range 5 {
					for i, text := range texts {
						if r := d.Detect(text); r != want[i] {
							t.Errorf("%q: %v, before %v", text, r, want[i])
						}
					}
				}
			})
		}
		wait.Wait()
	}
}

func FuzzDetect(f *testing.F) {
	for _, text := range []string{indonesian, english, german, malay, program, "", "\xff", "слово 語", "a\u0308\u0308", "<script>"} {
		f.Add(text)
	}
	open, closed := detector(f), detector(f, detect.Among(tags("id en de")...))
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []*detect.Detector{open, closed} {
			r := d.Detect(text)
			if !(r.Confidence >= 0 && r.Confidence <= 1) {
				t.Errorf("confidence %v", r.Confidence)
			}
			if again := d.Detect(text); again != r {
				t.Errorf("%v, then %v", r, again)
			}
			checkPassages(t, text, divide(t, d, text))
		}
	})
}

// checkPassages holds passages to their promise: in order, apart, nothing but
// blanks between them, and no two neighbours in one language.
func checkPassages(t *testing.T, text string, passages []detect.Passage) {
	t.Helper()
	end := 0
	for i, p := range passages {
		if p.Start < end || p.End <= p.Start || p.End > len(text) {
			t.Fatalf("passage %v after %d in %d bytes", p, end, len(text))
		}
		if between := text[end:p.Start]; strings.TrimSpace(between) != "" {
			t.Errorf("%q is in no passage", between)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[p.Start:p.End]) {
			t.Errorf("passage %v cuts a rune", p)
		}
		if i > 0 && p.Tag == passages[i-1].Tag {
			t.Errorf("passages %v and %v are one", passages[i-1], p)
		}
		end = p.End
	}
	if len(passages) > 0 && strings.TrimSpace(text[end:]) != "" {
		t.Errorf("%q is in no passage", text[end:])
	}
}
