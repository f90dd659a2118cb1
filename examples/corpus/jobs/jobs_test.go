// Package jobs tries the files of this folder as far as that goes without a cluster.
package jobs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

const shards = 10

// job is that of kubernetes.yaml, in which nothing may stand that the API does not know.
func job(t *testing.T) (j batch.Job) {
	t.Helper()
	content, err := os.ReadFile("kubernetes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalStrict(content, &j); err != nil {
		t.Fatal(err)
	}
	return j
}

func TestTheJobIsOneOfShards(t *testing.T) {
	j := job(t)
	if j.APIVersion != "batch/v1" || j.Kind != "Job" || j.Name == "" {
		t.Errorf("it is %s %s %q", j.APIVersion, j.Kind, j.Name)
	}
	if *j.Spec.CompletionMode != batch.IndexedCompletion || *j.Spec.Completions != shards || *j.Spec.Parallelism > shards {
		t.Errorf("%v, %d completions, %d at a time", *j.Spec.CompletionMode, *j.Spec.Completions, *j.Spec.Parallelism)
	}
	// What the API asks of a Job with these rules, and of the numbers of retries.
	pod := j.Spec.Template.Spec
	if pod.RestartPolicy != core.RestartPolicyNever || *j.Spec.BackoffLimitPerIndex < 1 || len(pod.Containers) != 1 {
		t.Errorf("restarts %s, %d retries, %d containers", pod.RestartPolicy, *j.Spec.BackoffLimitPerIndex, len(pod.Containers))
	}
	volumes := make(map[string]bool)
	for _, v := range pod.Volumes {
		volumes[v.Name] = true
	}
	for _, m := range pod.Containers[0].VolumeMounts {
		if !volumes[m.Name] {
			t.Errorf("%s is mounted, and no volume", m.Name)
		}
	}
}

// arguments are those of the container for an index, with its environment filled in.
func arguments(t *testing.T, index int) []string {
	t.Helper()
	container := job(t).Spec.Template.Spec.Containers[0]
	args := slices.Clone(container.Args)
	for k := range args {
		for _, env := range container.Env {
			value := env.Value
			if env.ValueFrom != nil && env.ValueFrom.FieldRef.FieldPath == "metadata.annotations['batch.kubernetes.io/job-completion-index']" {
				value = fmt.Sprint(index)
			}
			args[k] = strings.ReplaceAll(args[k], "$("+env.Name+")", value)
		}
	}
	return args
}

// crawl makes a folder with a crawl of two hosts and the list of its files.
func crawl(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	stories := "../../../testdata/stories"
	var lines bytes.Buffer
	names, err := filepath.Glob(stories + "/*/??.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, host := range []string{"berita.example", "news.example"} {
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			rest, err := filepath.Rel(stories, name)
			if err != nil {
				t.Fatal(err)
			}
			line, err := json.Marshal(map[string]string{"url": "https://" + host + "/" + filepath.ToSlash(rest), "text": string(text)})
			if err != nil {
				t.Fatal(err)
			}
			lines.Write(append(line, '\n'))
		}
	}
	lines.WriteString("no document\n")
	pages := filepath.Join(folder, "pages.jsonl")
	if err := os.WriteFile(pages, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "files"), []byte(pages+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// outputs is what is in the folder of the parts, by its names.
func outputs(t *testing.T, crawl string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	entries, err := os.ReadDir(filepath.Join(crawl, "versions"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(crawl, "versions", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = strings.ReplaceAll(string(content), crawl, "/crawl")
	}
	return files
}

// What the shards of both files make is what one process does.
func TestShards(t *testing.T) {
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", bin, "./examples/sejajar")
	build.Dir = "../../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	sejajar := filepath.Join(bin, "sejajar")

	whole := crawl(t)
	args := []string{"news", "-list", filepath.Join(whole, "files"), "-by", "host", "-format", "jsonl", "-parts", "1000", "-o",
		filepath.Join(whole, "versions")}
	if out, err := exec.Command(sejajar, args...).CombinedOutput(); err == nil || !strings.Contains(string(out), "1 of 19 inputs failed") {
		t.Fatalf("%v\n%s", err, out)
	}
	want := outputs(t, whole)

	t.Run("kubernetes.yaml", func(t *testing.T) {
		folder, failed := crawl(t), 0
		for index := range shards {
			args := arguments(t, index)
			for k := range args {
				args[k] = strings.ReplaceAll(args[k], "/crawl", folder)
			}
			for range 2 { // as its backoff limit has it
				cmd := exec.Command(sejajar, args...)
				out, _ := cmd.CombinedOutput()
				if code := cmd.ProcessState.ExitCode(); code == 0 {
					break
				} else if failed++; code != 1 || failed > 1 { // one input is no document
					t.Fatalf("%q: exit code %d\n%s", args, code, out)
				}
			}
		}
		compare(t, outputs(t, folder), want)
	})
	t.Run("slurm.sh", func(t *testing.T) {
		if lint, err := exec.LookPath("shellcheck"); err != nil {
			t.Log(err)
		} else if out, err := exec.Command(lint, "slurm.sh").CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		script, err := os.ReadFile("slurm.sh")
		if err != nil || !strings.Contains(string(script), fmt.Sprintf("#SBATCH --array=0-%d\n", shards-1)) {
			t.Fatalf("%v, or the array is another", err)
		}
		folder := crawl(t)
		for index := range shards {
			task := exec.Command("bash", "slurm.sh")
			task.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "CRAWL="+folder,
				"SLURM_CPUS_PER_TASK=2", fmt.Sprintf("SLURM_ARRAY_TASK_ID=%d", index))
			if out, err := task.CombinedOutput(); err != nil {
				t.Fatalf("task %d: %v\n%s", index, err, out)
			}
		}
		compare(t, outputs(t, folder), want)
	})
}

func compare(t *testing.T, got, want map[string]string) {
	t.Helper()
	if len(got) != len(want) || len(got) < 1000 {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s holds\n%.300s\nwant\n%.300s", name, got[name], want[name])
		}
	}
}
