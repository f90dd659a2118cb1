package detect_test

import (
	"context"
	"fmt"
	"log"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
)

func Example() {
	d, err := detect.New()
	if err != nil {
		log.Fatal(err)
	}
	for _, text := range []string{
		"Harga beras akan turun setelah panen raya, kata pemerintah.",
		"The price of rice will fall after the harvest, said the government.",
		"Der Preis für Reis wird nach der Ernte sinken, sagte die Regierung.",
		"De prijs van rijst zal na de oogst dalen, zei de regering.",
		"https://example.com/2025/08/17 12:30",
	} {
		fmt.Println(d.Detect(text).Tag)
	}
	// Output:
	// id
	// en
	// de
	// und
	// und
}

// A headline is short; to know which languages it can be in helps.
func ExampleAmong() {
	d, err := detect.New(detect.Among(language.Indonesian, language.Malay))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Detect("Polisi sebut delapan orang tewas").Tag)
	fmt.Println(d.Detect("Polis sahkan lapan orang maut").Tag)
	// Output:
	// id
	// ms
}

func ExampleLanguages() {
	d, err := detect.New(detect.Languages(language.French, language.Greek))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Detect("Le prix du riz va baisser après la récolte, a dit le gouvernement.").Tag)

	greek := d.Detect("Η τιμή του ρυζιού θα πέσει μετά τη συγκομιδή.")
	fmt.Println(greek.Tag, greek.Confidence <= detect.UnlistedConfidence)
	// Output:
	// fr
	// el true
}

func ExampleDetector_Passages() {
	d, err := detect.New()
	if err != nil {
		log.Fatal(err)
	}
	page := `Die Regierung will den Preis für Reis nach der Ernte senken.
Das sagte der Minister am Montag vor der Presse in Jakarta.

“We have enough in the stores for three months, and there will be more.”

Die Händler sind nicht so sicher, dass es dazu kommt.`
	passages, err := d.Passages(context.Background(), page)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range passages {
		fmt.Printf("%s %.20q\n", p.Tag, page[p.Start:p.End])
	}
	// Output:
	// de "Die Regierung will d"
	// en "“We have enough in t"
	// de "Die Händler sind nic"
}
