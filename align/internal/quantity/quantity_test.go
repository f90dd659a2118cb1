package quantity

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// show writes the first reading of each figure of a sentence.
func show(tag language.Tag, sentence string) string {
	var list []string
	for _, m := range For(tag).Find(sentence) {
		list = append(list, m.Readings[0].show())
	}
	return strings.Join(list, "; ")
}

func (v Value) show() string {
	switch v.Kind {
	case Date:
		return fmt.Sprintf("%d-%d-%d/%d", v.Year, v.Month, v.Day, v.Weekday)
	case Clock:
		return fmt.Sprintf("%02d:%02d", int(v.Number)/60, int(v.Number)%60)
	}
	return strings.TrimSpace(fmt.Sprintf("%.10g %s", v.Number, v.Unit))
}

func TestFigures(t *testing.T) {
	id, en, de := language.Indonesian, language.English, language.German
	for _, test := range []struct {
		tag        language.Tag
		text, want string
	}{
		{en, "twenty-one, one hundred and five, nineteen hundred, three dozen", "21; 105; 1900; 36"},
		{en, "two and a half million, half a million, two thirds, 3½ km", "2500000; 500000; 0.6666666667; 3.5 km"},
		{en, "two million five hundred thousand, a hundred, hundreds, thousands", "2500000; 100"},
		{en, "$5.2 million, US$ 5bn, £2.8bn, 5m, 5 U.S. dollars", "5200000 $; 5000000000 USD; 2800000000 GBP; 5 m; 5 USD"},
		{en, "5 per cent, 5%, minus 5 degrees, -5°C, 58-year-old, 21st century", "5 %; 5 %; -5 °C; -5 °C; 58 y; 21 cent"},
		{en, "May 28, 2025 at 2:30 pm, 28th of May, Wednesday, May 28", "2025-5-28/0; 14:30; 0-5-28/0; 0-5-28/3"},
		{en, "Theresa May may march in May", "0-5-0/0"},
		{en, "May 28-29, 28 to 30 May, 2025-05-28, 05/28/2025", "0-5-28/0; 0-5-29/0; 0-5-28/0; 0-5-30/0; 2025-5-28/0; 2025-5-28/0"},
		{en, "the second half, five o'clock, half past two, 2 p.m.", "2; 0.5; 05:00; 02:30; 14:00"},
		{en, "G20, A380, 5G, 192.168.1.1, version 3.5.1", ""},
		{en, "1,234,567 and 1.5 and 5’000 and 1990s", "1234567; 1.5; 5000; 1990"},
		{
			en, "two-thirds, three-quarters, half-past two, quarter to eight, noon, at midnight",
			"0.6666666667; 0.75; 02:30; 07:45; 12:00; 00:00",
		},
		{en, "0730 GMT, 12 noon, 12 midnight, 2 years and 6 months, six feet two inches", "07:30; 12:00; 00:00; 2.5 y; 6.166666667 ft"},
		{id, "pukul delapan kurang seperempat, pukul 12 malam, pukul 2 malam, 1 jam 30 menit", "07:45; 00:00; 02:00; 1.5 h"},
		{
			de, "um Viertel nach acht, 12 Uhr mittags, um Mitternacht, 5 Jahre und 3 Tage, 3 Tage und 5 Jahre",
			"08:15; 12:00; 00:00; 5.008213721 y; 3 d; 5 y",
		},
		{id, "dua puluh satu, seribu dua ratus tiga puluh empat, tiga belas", "21; 1234; 13"},
		{id, "seratus lima ribu rupiah, Rp 5 triliun, Rp5.000,-, Rp. 1,2 juta", "105000 IDR; 5e+12 IDR; 5000 IDR; 1200000 IDR"},
		{id, "dua setengah juta, setengah juta, sejuta, 1 miliar 200 juta, ribuan", "2500000; 500000; 1000000; 1200000000"},
		{id, "28 Mei 2025 pukul 14.30 WIB, Rabu (28/5/2025), Rabu (28/5)", "2025-5-28/0; 14:30; 2025-5-28/3; 0-5-28/3"},
		{id, "jam 2 siang, pukul 8 malam, minggu lalu, hari Minggu", "14:00; 20:00; 0-0-0/7"},
		{id, "74 km², 45 kilometer persegi, 2,5 persen, abad ke-21", "74 km²; 45 km²; 2.5 %; 21"},
		{id, "sepertiga, dua pertiga, kedua negara, tahun 1990-an", "0.3333333333; 0.6666666667; 2; 1990"},
		{de, "einundzwanzig, zweihundertfünfunddreißigtausend, neunzehnhundertvierundachtzig", "21; 235000; 1984"},
		{de, "1,2 Millionen Euro, 5 Mrd. Dollar, eine halbe Million, anderthalb Millionen", "1200000 EUR; 5000000000 $; 500000; 1500000"},
		{de, "28. Mai 2025 um 14.30 Uhr, 28.05.2025, vom 28. bis 30. Mai", "2025-5-28/0; 14:30; 2025-5-28/0; 0-5-28/0; 0-5-30/0"},
		{de, "dreijährig, zweimal, 45-jähriger, 5-prozentige, 100-Kilometer-Lauf", "3 y; 2; 45 y; 5 %; 100 km"},
		{de, "um halb drei, 8 Uhr abends, 20 Uhr 15, Sonntagabend", "02:30; 20:00; 20:15; 0-0-0/7"},
		{de, "hundert, Tausende, Millionen, eine, einfach, Achtung, zwei Drittel", "100; 0.6666666667"},
		{de, "1 000 000 Menschen, 1'000'000, der zwanzigste, der 3. Platz", "1000000; 1000000; 20; 3"},
		{language.Finnish, "1.000 km, 28.05.2025, 14:30, 5 %, € 3,50, toukokuu", "1000 km; 2025-5-28/0; 14:30; 5 %; 3.5 EUR"},
	} {
		if got := show(test.tag, test.text); got != test.want {
			t.Errorf("%s %q\n got %s\nwant %s", test.tag, test.text, got, test.want)
		}
	}
}

func TestAgree(t *testing.T) {
	id, en, de := language.Indonesian, language.English, language.German
	for _, test := range []struct {
		a    language.Tag
		x    string
		b    language.Tag
		y    string
		want bool
	}{
		{de, "28. Mai 2025", en, "May 28, 2025", true},
		{id, "28/05/2025", de, "28.5.25", true},
		{id, "28 Mei", en, "August 28", false},
		{id, "28 Mei", en, "May 28, 2025", true},
		{en, "05/06/2025", de, "5. Juni 2025", true},
		{de, "1.000,5", en, "1,000.5", true},
		{id, "1,2 juta", de, "1.200.000", true},
		{id, "1,2 juta", en, "1,234,567", true},
		{id, "5 juta", en, "5.4 million", false},
		{en, "three", id, "3", true},
		{en, "32", de, "30", false},
		{de, "14.30 Uhr", en, "2:30 pm", true},
		{de, "14.30 Uhr", en, "2:30", true},
		{id, "pukul 14.30", en, "3:30 pm", false},
		{id, "pukul 19.05 WIB", de, "13.05 Uhr", true},
		{id, "pukul 19.05 WIB", de, "13.05 Uhr MEZ", true},
		{id, "pukul 19.05 WIB", en, "12:05 GMT", true},
		{id, "pukul 19.05 WIB", en, "1305 GMT", false},
		{id, "pukul 19.05", de, "13.05 Uhr", false},
		{id, "pukul 19.05 WIB", de, "15.05 Uhr", false},
		{de, "24 Uhr", en, "midnight", true},
		{id, "2 tahun 6 bulan", en, "two and a half years", true},
		{id, "1 jam 30 menit", de, "90 Minuten", true},
		{id, "5 dolar", en, "US$5", true},
		{en, "€5", en, "$5", false},
		{en, "A$5", en, "US$5", false},
		{id, "5 km", de, "5000 Meter", true},
		{id, "5 km", en, "5 miles", false},
		{en, "100 miles", de, "160 Kilometer", true},
		{en, "100 miles", de, "190 Kilometer", false},
		{en, "70 degrees Fahrenheit", de, "21 Grad Celsius", true},
		{en, "24 hours", id, "1 hari", true},
		{en, "3 days", de, "drei Wochen", false},
		{id, "dua pekan", en, "14 days", true},
		{en, "in 2025", de, "Mai 2025", true},
		{de, "zwei Drittel", id, "dua pertiga", true},
		{en, "5 percent", id, "5 persen", true},
		{en, "5 percent", de, "fünf", true},
		{en, "minus 5 degrees", id, "5 derajat", false},
		{de, "50 Prozent", en, "half", true},
		{de, "0,5 Prozent", en, "0.5", true},
	} {
		x, y := For(test.a).Find(test.x), For(test.b).Find(test.y)
		if len(x) != 1 || len(y) != 1 {
			t.Errorf("%q has %d figures and %q %d", test.x, len(x), test.y, len(y))
		} else if Agree(x[0], y[0]) != test.want || Agree(y[0], x[0]) != test.want {
			t.Errorf("%q and %q agree: want %t", test.x, test.y, test.want)
		}
	}
}

func TestWordingsAreTheSameInAllLanguages(t *testing.T) {
	for _, group := range [][]string{
		{"id Rabu, 28 Mei 2025", "en Wednesday, May 28, 2025", "de Mittwoch, 28. Mai 2025", "de Mittwoch, 28.05.2025"},
		{"id dua puluh satu", "en twenty-one", "de einundzwanzig"},
	} {
		var want string
		for _, text := range group {
			tag, text, _ := strings.Cut(text, " ")
			r := For(language.Make(tag))
			var got []string
			for _, w := range r.Wordings(text) {
				got = append(got, w.Words...)
			}
			joined := strings.Join(got, " ")
			if want == "" {
				want = joined
			}
			if joined != want || joined == "" {
				t.Errorf("%q reads %q, want %q", text, joined, want)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Am 28. Mai 2025 um 14.30 Uhr: 1.000,5 km, $2-3 million, dua puluh satu, einundzwanzigste, May 28-29, ½")
	f.Add("Rabu (28/5) 5,4,3 -1.2.3 ’99 setengah a half half past 24:61 1 000 000")
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range []language.Tag{language.Indonesian, language.English, language.German, language.Und} {
			r := For(tag)
			end := 0
			for _, m := range r.Find(text) {
				if m.Start < end || m.End <= m.Start || m.End > len(text) || len(m.Readings) == 0 {
					t.Fatalf("figure [%d,%d) with %d readings in %q after %d", m.Start, m.End, len(m.Readings), text, end)
				}
				if !Agree(m, m) {
					t.Errorf("%q does not agree with itself", text[m.Start:m.End])
				}
				end = m.End
			}
			r.Wordings(text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := "Am Mittwoch, 28. Mai 2025, zahlten einundzwanzig Mitglieder 1,2 Millionen Euro für das Haus am Hafen, sagte der Bürgermeister."
	r := For(language.German)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Find(text)
	}
}

func TestArticlesAndOneBeginNoFigure(t *testing.T) {
	for _, test := range []struct {
		tag       language.Tag
		no, begin []string
	}{
		{
			language.English,
			[]string{"a", "an", "one", "first", "half", "third-party"}, []string{"two", "third", "million", "may", "monday"},
		},
		{
			language.German,
			[]string{"die", "ein", "eine", "halbe"}, []string{"anderthalb", "hundert", "einundzwanzig", "mai", "montagabend"},
		},
		{language.Indonesian, []string{"satu", "pertama", "setengah"}, []string{"seratus", "dua", "mei", "senin"}},
	} {
		rules := For(test.tag)
		for _, word := range test.no {
			if rules.Begins(word) {
				t.Errorf("%v: %q begins a figure", test.tag, word)
			}
		}
		for _, word := range test.begin {
			if !rules.Begins(word) {
				t.Errorf("%v: %q begins no figure", test.tag, word)
			}
		}
	}
}

func TestNoLanguageHasNoWords(t *testing.T) {
	for _, tag := range []language.Tag{language.Und, language.MustParse("und-US"), language.French} {
		if Known(tag) {
			t.Errorf("%v is known", tag)
		}
		if got := show(tag, "May 28, twenty-one, 5 km, 3.7.2024"); got != "28; 5 km; 2024-7-3/0" {
			t.Errorf("%v: %s", tag, got)
		}
	}
}

// TestLongSentences would not end if time grew with the square of the length.
func TestLongSentences(t *testing.T) {
	for _, part := range []string{"1 2 ", "1'234'", "1 234 ", "fünf Millionen ", "zwei-", "1,2,"} {
		For(language.German).Find(strings.Repeat(part, 1<<18/len(part)))
	}
}

func TestWordsOfDates(t *testing.T) {
	for word, want := range map[string]string{
		"0003": "weekday", "05": "month", "012": "month", "5": "", "0": "", "0.5": "", "00": "", "000": "", "2025": "", "00031": "",
	} {
		got := ""
		switch {
		case IsWeekday(word):
			got = "weekday"
		case IsMonth(word):
			got = "month"
		}
		if got != want {
			t.Errorf("%s is taken for %q, want %q", word, got, want)
		}
	}
}
