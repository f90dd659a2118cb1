package detect

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

const (
	indonesian = "Pemerintah mengatakan bahwa harga beras akan turun setelah panen raya, karena persediaan di gudang sudah cukup untuk tiga bulan."
	english    = "The government said that the price of rice would fall after the main harvest, because the stores have enough for three months."
	german     = "Die Regierung sagte, dass der Preis für Reis nach der Haupternte sinken werde, weil die Lager für drei Monate reichen."
)

func TestDetect(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, want string }{
		{"Indonesian", indonesian, "id"},
		{"English", english, "en"},
		{"German", german, "de"},
		{"German with decomposed umlauts", "Das ist fu\u0308r die Leute, die u\u0308ber den Flu\u00df gehen mu\u0308ssen, und nicht nur fu\u0308r uns.", "de"},
		{"English in capitals", strings.ToUpper(english), "en"},
		{"English between tags", "<p class=\"x\">" + english + "</p><script>var die = der + das;</script>", "en"},
		{"nothing", "", "und"},
		{"blank", " \n\t\u00a0 ", "und"},
		{"digits", "1234 5678 90,12 3.4", "und"},
		{"addresses", "https://example.com/the/way/of/it www.example.org someone@example.net", "und"},
		{"invalid UTF-8", "\xff\xfe\xfd \x80abc", "und"},
		{"program", "for i := 0; i < len(s.words); i++ {\n\tif s.words[i] == nil { return err }\n\tx.count += int(s[i])\n}", "und"},
		{"Malay", "Kerajaan berkata bahawa harga beras akan turun selepas musim menuai, kerana bekalan di gudang mencukupi untuk tiga bulan sahaja.", "und"},
		{"Dutch", "De regering zei dat de prijs van rijst na de oogst zou dalen, omdat de voorraden voor drie maanden genoeg zijn.", "und"},
		{"Chinese", "政府表示，由于仓库中的储备足够三个月使用，大米价格将在收获后下降。", "und"},
	} {
		if r := d.Detect(test.text); r.Tag.String() != test.want {
			t.Errorf("%s: %v, want %s", test.name, r, test.want)
		}
	}
}

func TestUnknownLanguageIsAnError(t *testing.T) {
	if _, err := New(Languages(language.MustParse("tlh"))); err == nil {
		t.Error("no error for Klingon")
	}
}
