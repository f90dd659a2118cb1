package longtext

import (
	"os"
	"path/filepath"
	"strings"
)

// Read reads the lines of all files NAME.SOURCE.txt and NAME.TARGET.txt of a
// folder, in the order of their names, that take accepts.
func Read(folder, source, target string, take func(name string) bool) ([]Line, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*."+source+".txt"))
	if err != nil {
		return nil, err
	}
	var lines []Line
	for _, file := range files {
		stem := strings.TrimSuffix(file, "."+source+".txt")
		if !take(filepath.Base(stem)) {
			continue
		}
		of, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		to, err := os.ReadFile(stem + "." + target + ".txt")
		if err != nil {
			return nil, err
		}
		translations := strings.Split(string(to), "\n")
		for k, line := range strings.Split(string(of), "\n") {
			if k < len(translations) && strings.TrimSpace(line) != "" && strings.TrimSpace(translations[k]) != "" {
				lines = append(lines, Line{line, translations[k]})
			}
		}
	}
	return lines, nil
}
