package detect_test

import (
	"os"
	"strings"
	"testing"
	"time"
)

// TestCost prints what the first answers and ten thousand documents cost. Run
// it alone, or other tests have loaded everything before it:
//
//	go test -run TestCost -v ./detect
func TestCost(t *testing.T) {
	documents, _ := own(t, shared(t))

	start := time.Now()
	d := detector(t)
	d.Detect(documents[0].text)
	t.Logf("first answer, clear text: %v", time.Since(start))

	start = time.Now()
	d.Detect("Jaminan keamanan Ukraina")
	t.Logf("first answer, doubtful text: %v", time.Since(start))

	for i := range 10_000 {
		d.Detect(documents[i%len(documents)].text)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc to read the memory from")
	}
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmRSS") {
			t.Logf("after 10,000 documents: %s", strings.Join(strings.Fields(line), " "))
		}
	}
}
