package segment

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// cuts are sentences, "¶" where the next one is in a new paragraph.
func cuts(s Segmenter, text string) []string {
	var all []string
	paragraph := 0
	for sentence := range s.Sentences(text) {
		if sentence.Paragraph != paragraph {
			paragraph = sentence.Paragraph
			all = append(all, "¶")
		}
		all = append(all, sentence.In(text))
	}
	return all
}

func TestPagesAsTheyAre(t *testing.T) {
	for _, tt := range []struct {
		name, lang, text string
		want             []string
	}{
		{"a heading without a full stop", "en", "Top story\n\nIt rained. It poured.", []string{"Top story", "¶", "It rained.", "It poured."}},
		{"without blank lines a line is a paragraph", "en", "Top story\nIt rained. It poured.\nThen sun.",
			[]string{"Top story", "¶", "It rained.", "It poured.", "¶", "Then sun."}},
		{"with blank lines they part paragraphs", "en", "One.\nTwo.\n\nThree.\nFour.", []string{"One.", "Two.", "¶", "Three.", "Four."}},
		{"many blank lines are one", "en", "\n\n\nOne.\n\n \n\t\nTwo.\n\n", []string{"One.", "¶", "Two."}},
		{"Windows line ends", "en", "One.\r\nTwo.\r\n\r\nThree.", []string{"One.", "Two.", "¶", "Three."}},
		{"old line ends and Unicode's own", "en", "One.\rTwo.\u2028Three.\u2029Four.\u0085Five.",
			[]string{"One.", "¶", "Two.", "¶", "Three.", "¶", "Four.", "¶", "Five."}},
		{"wrapped text goes on over line breaks", "en",
			"We went down to the river and saw Mr.\nSmith with a boat. He was the one who\nhad it.",
			[]string{"We went down to the river and saw Mr.\nSmith with a boat.", "He was the one who\nhad it."}},
		{"a page that ends inside a sentence of wrapped text", "en",
			"We went down to the river and saw a boat with a man\nin it who sold apples to all the people who came\n\n" +
				"by that day. It was late when he had sold the last.",
			[]string{"We went down to the river and saw a boat with a man\nin it who sold apples to all the people who came\n\nby that day.",
				"It was late when he had sold the last."}},
		{"a page that ends with a sentence, and a heading in lower case", "en",
			"We went down to the river and saw a boat with a man\nin it who sold apples to all the people who came.\n\n" +
				"by the sea\n\nit was late when he had sold the last of what\nhe had.",
			[]string{"We went down to the river and saw a boat with a man\nin it who sold apples to all the people who came.", "¶",
				"by the sea", "¶", "it was late when he had sold the last of what\nhe had."}},
		{"wrapped text with initials and clauses", "en",
			"The clauses below were first written by\nJ. Smith and they have not changed much as\nyet.\n4.1. Each party to this contract " +
				"bears its\nown costs.",
			[]string{"The clauses below were first written by\nJ. Smith and they have not changed much as\nyet.",
				"4.1. Each party to this contract bears its\nown costs."}},
		{"wrapped text with a heading", "en",
			"Rivers\nWe went down to the river, all of us,\nand saw the boats that were going out\nto sea.",
			[]string{"Rivers", "We went down to the river, all of us,\nand saw the boats that were going out\nto sea."}},
		{"wrapped text with a list", "en", "We went down to the river, and what we\nsaw there was\n- a boat\n- a bridge that was open.",
			[]string{"We went down to the river, and what we\nsaw there was", "- a boat", "- a bridge that was open."}},
		{"words on lines of their own", "en", "home\nabout us\ncontact", []string{"home", "¶", "about us", "¶", "contact"}},
		{"bullets", "en", "• One thing.\n• Another • And more", []string{"• One thing.", "¶", "• Another", "• And more"}},
		{"a full stop at the end of a line ends it, abbreviation or not", "en", "By Smith Jr.\nThe end",
			[]string{"By Smith Jr.", "¶", "The end"}},
		{"no-break spaces are blanks", "de", "Am\u00a03.\u00a0Mai.\u00a0Danach\u00a0nicht.",
			[]string{"Am\u00a03.\u00a0Mai.", "Danach\u00a0nicht."}},
		{"soft hyphens say nothing", "de", "Herr Dr\u00ad. Maier kam. Er blieb.", []string{"Herr Dr\u00ad. Maier kam.", "Er blieb."}},
		{"zero-width blanks say nothing", "en", "It ended.\u200b Then\u200b this.", []string{"It ended.\u200b", "Then\u200b this."}},
		{"a byte order mark is held", "en", "\ufeffOne. Two.", []string{"\ufeffOne.", "Two."}},
		{"a source as its own sentence", "en", "“We won,” he said on Sunday. CNN.\nNext.",
			[]string{"“We won,” he said on Sunday.", "CNN.", "¶", "Next."}},
		{"a quote that opens though it closes", "en", "It was new.”We saw it,” he said. He left.",
			[]string{"It was new.", "”We saw it,” he said.", "He left."}},
		{"a quote closed without one open", "en", "It was new.” He left.", []string{"It was new.”", "He left."}},
		{"a closing quote after a blank", "en", "It was new. “\nHe left.", []string{"It was new. “", "¶", "He left."}},
		{"a quote that opens after a blank", "en", "It was new. “ We saw it,” he said.", []string{"It was new.", "“ We saw it,” he said."}},
		{"French quotes with blanks", "fr", "Il part. « Adieu. » Elle reste.", []string{"Il part.", "« Adieu. »", "Elle reste."}},
		{"nested quotes", "en", "“She said ‘Go.’” They went.", []string{"“She said ‘Go.’”", "They went."}},
		{"a question with its speaker", "en", "‘What are you prepared to do?'” Macron said. “That’s it.”",
			[]string{"‘What are you prepared to do?'” Macron said.", "“That’s it.”"}},
		{"a blank is missing after an abbreviation", "en", "He would urge the U.S.to act. It did.",
			[]string{"He would urge the U.S.to act.", "It did."}},
		{"addresses", "en", "See http://a.example/B.html?x=Y.Z and b@c.example. Go.",
			[]string{"See http://a.example/B.html?x=Y.Z and b@c.example.", "Go."}},
		{"fractions and versions", "en", "The 3 1/2 year war and v1.2.3. It ended.", []string{"The 3 1/2 year war and v1.2.3.", "It ended."}},
		{"hashtags and handles", "en", "So true. #rain @me Next! @you hi.", []string{"So true.", "#rain @me Next!", "@you hi."}},
		{"emoji belong to what they follow", "en", "Great!😀 More. 🎉 Bye.", []string{"Great!😀", "More. 🎉", "Bye."}},
		{"emoji stay together", "en", "We won! ❤️🎉👨‍👩‍👧 Thanks! ✨ Bye.", []string{"We won! ❤️🎉👨‍👩‍👧", "Thanks! ✨", "Bye."}},
		{"an address is no abbreviation", "en", "Look at n.example/y. Tell a.b@c.org. Mon came.",
			[]string{"Look at n.example/y.", "Tell a.b@c.org.", "Mon came."}},
		{"people who write without capitals", "en", "i went home. then i slept. was it late? yes",
			[]string{"i went home.", "then i slept.", "was it late?", "yes"}},
		{"references to notes", "en", "It is so.[12] It was.² Then.", []string{"It is so.[12]", "It was.²", "Then."}},
		{"ordinals and dates", "de", "Der 2. Weltkrieg endete am 8. Mai. Es war 12. Alle gingen.",
			[]string{"Der 2. Weltkrieg endete am 8. Mai.", "Es war 12.", "Alle gingen."}},
		{"numbers of kings", "de", "Ludwig XIV. von Frankreich starb. Heinrich IV. Er war König.",
			[]string{"Ludwig XIV. von Frankreich starb.", "Heinrich IV.", "Er war König."}},
		{"abbreviations of several words", "de", "Das gilt z. B. Anna, d. h. i. d. R. allen. Nr. 10 auch.",
			[]string{"Das gilt z. B. Anna, d. h. i. d. R. allen.", "Nr. 10 auch."}},
		{"streets", "de", "Er wohnt Hauptstr. 5 bei Dipl.-Ing. Meier. Sie auch.",
			[]string{"Er wohnt Hauptstr. 5 bei Dipl.-Ing. Meier.", "Sie auch."}},
		{"quotes of Chinese open their sentence", "zh", "你好。“再见！”他说。", []string{"你好。", "“再见！”", "他说。"}},
		{"invalid bytes are text", "en", "\xff\xfe. A.", []string{"\xff\xfe. A."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := cuts(For(language.MustParse(tt.lang)), tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("%q cut into\n%q, want\n%q", tt.text, got, tt.want)
			}
			checkScanner(t, For(language.MustParse(tt.lang)), tt.text)
		})
	}
}

func TestOtherScriptsGoByTheUnicodeRules(t *testing.T) {
	for _, tt := range []struct{ lang, text string }{
		{"zh", "你好。再见！他说“是的”。真的吗？是的。"},
		{"ja", "これは文です。彼は「行くぞ！」と言った。本当？はい！"},
		{"ko", "안녕하세요. 저는 학생입니다. 정말요? 네!"},
		{"hi", "यह एक वाक्य है। यह दूसरा है। क्या? हाँ।"},
		{"ar", "هذه جملة. هذه أخرى؟ نعم! انتهى."},
		{"fa", "این یک جمله است. چرا؟ نمی\u200cدانم."},
		{"th", "สวัสดีครับ ผมชื่อสมชาย"},
		{"hy", "Բարև։ Ինչպե՞ս ես։ Լավ։"},
		{"am", "ሰላም። እንዴት ነህ? ደህና።"},
		{"my", "မင်္ဂလာပါ။ နေကောင်းလား။"},
		{"ru", "Он ушёл. Она осталась! Почему? Не знаю…"},
		{"el", "Γεια σου. Τι κάνεις; Καλά."},
		{"he", "שלום. מה שלומך? טוב."},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			if got, want := texts(For(language.MustParse(tt.lang)), tt.text), unicodeTexts(tt.text); !slices.Equal(got, want) {
				t.Errorf("cut into %q, the Unicode rules into %q", got, want)
			}
		})
	}
}

func TestForTakesTheBaseLanguage(t *testing.T) {
	for tag, base := range map[string]string{"de-AT": "de", "en-Latn-US": "en", "in": "id", "id-ID": "id"} {
		if For(language.Make(tag)) != For(language.Make(base)) {
			t.Errorf("%s is not cut as %s", tag, base)
		}
	}
	for _, tag := range []string{"fr", "und", "und-US"} {
		if For(language.Make(tag)) != (Segmenter{}) {
			t.Errorf("%s, which is no language with data, is not cut by the zero Segmenter", tag)
		}
	}
}
