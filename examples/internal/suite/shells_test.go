package suite

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// lines are what is written in a shell up to the tabulator, and what the shell then
// offers, in the order of their names: all beginnings of names that there are.
var lines = []struct {
	written string
	offered []string
}{
	{"tools m", []string{"man", "mend"}},
	{"tools paint -colour gr", []string{"green", "grey"}},
	{"tools paint -colour=gr", []string{"green", "grey"}},
	{"tools paint -i", []string{"-into"}},
	{"tools paint wa", []string{"wall one", "wallpaper"}},
	{"tools paint -o wa", []string{"wall one", "wallpaper"}},
	{"tools paint -into wa", []string{"wallpaper"}},
	{"tools paint -name wa", nil},
	{"tools help pa", []string{"paint"}},
	{"tools completion ", []string{"bash", "fish", "zsh"}},
}

// shell makes a folder with files to complete, where tools is on the path, and returns
// how to run a script of a shell there, if that is installed.
func shell(t *testing.T, name string, args ...string) func(script string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip(err)
	}
	folder, bin := t.TempDir(), t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "tools")); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "wall one"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "wallpaper"), 0o700); err != nil {
		t.Fatal(err)
	}
	return func(script string) string {
		cmd := exec.CommandContext(t.Context(), path, append(args, script)...)
		cmd.WaitDelay = time.Minute // for what a shell leaves behind with its output
		cmd.Dir = folder
		cmd.Env = append(os.Environ(), "TOOLS=1", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
			"HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_DATA_HOME="+folder, "TERM=dumb", "LC_ALL=C", "BASH_ENV=",
			"GORACE=atexit_sleep_ms=0") // or each end of tools takes a second with the race detector
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", script, err, out)
		}
		return string(out)
	}
}

// offers checks what a shell offers.
func offers(t *testing.T, written, got string, want []string) {
	t.Helper()
	var names []string
	for name := range strings.Lines(got) {
		name, _, _ = strings.Cut(strings.TrimRight(name, "\n"), "\t")
		name = strings.ReplaceAll(strings.TrimSuffix(name, "/"), `\ `, " ")
		if _, value, ok := strings.Cut(name, "="); ok {
			name = value
		}
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names) // zsh looks for folders several times
	if !slices.Equal(names, want) {
		t.Errorf("%q: offers %q, want %q", written, names, want)
	}
}

func TestBash(t *testing.T) {
	run := shell(t, "bash", "--norc", "-c")
	for _, line := range lines {
		// What readline does with a line, for which there is no way in.
		words := strings.ReplaceAll(strings.ReplaceAll(line.written, "=", " = "), " ", "\n")
		got := run(`source <(tools completion bash)
			compopt() { :; }
			mapfile -t COMP_WORDS <<<"` + words + `"
			COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
			$(complete -p tools | sed 's/.*-F \([^ ]*\).*/\1/')
			printf '%s\n' "${COMPREPLY[@]}"`)
		offers(t, line.written, got, line.offered)
	}
}

func TestFish(t *testing.T) {
	run := shell(t, "fish", "--no-config", "-c")
	for _, line := range lines {
		got := run(`tools completion fish | source; complete --do-complete "` + line.written + `"`)
		offers(t, line.written, got, line.offered)
	}
}

// Zsh completes in a line editor alone, so it is given a terminal. Nothing is typed there, as
// what is typed before the editor has started is lost: the editor writes the line itself when it
// starts, completes it, and ends. Where there are names to offer, compadd is told.
func TestZsh(t *testing.T) {
	run := shell(t, "zsh", "-f", "-c")
	for _, line := range lines {
		got := run(`
			cat >.zshrc <<'END'
				autoload -Uz compinit; compinit -u -D
				source <(tools completion zsh)
				compadd() {
					local -a hits
					[[ "$*" == *-[OAD]* ]] && { builtin compadd "$@"; return }
					builtin compadd -O hits "$@"; print -rl -- ${hits/#/hit:} >>hits; builtin compadd "$@"
				}
				complete-and-leave() {
					BUFFER="` + line.written + `"; CURSOR=$#BUFFER
					zle complete-word
					print over >>hits
					exit
				}
				zle -N zle-line-init complete-and-leave
END
			zmodload zsh/zpty
			zpty z "ZDOTDIR=$PWD zsh -d -i"
			while zpty -r z out; do true; done
			zpty -d z
			grep -q '^over' hits || { cat hits; exit 1 }
			grep '^hit:' hits | cut -c 5-; rm -f hits; true`)
		offers(t, line.written, got, line.offered)
	}
}
