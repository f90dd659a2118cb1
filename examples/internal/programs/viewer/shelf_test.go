package viewer

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sejajar/sejajar/align/project"
)

// However many are open, none is lost; those that were not asked for lately are in
// their files alone.
func TestMoreHeapsThanMemory(t *testing.T) {
	b := newBrowser(t)
	first := b.openStory()
	size := b.server.shelf.open[0].size()
	b.server.shelf.most = 3 * size
	paths := []string{first}
	for range 11 {
		paths = append(paths, b.openStory())
	}
	for _, path := range paths {
		b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	}
	if n := len(b.server.shelf.open); n > 3 {
		t.Errorf("%d are in memory", n)
	}
	for _, path := range paths {
		if p := b.pair(path); p.ByHand != 1 || p.Undo != 1 {
			t.Errorf("%s has %+v", path, p.wireState)
		}
	}
	var list []listed
	if b.ask(http.StatusOK, &list, "GET", "/api/heaps", nil); len(list) != len(paths) {
		t.Errorf("listed are %d", len(list))
	}
}

// Requests for what is in its file alone open it once.
func TestAFileIsOpenedOnce(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	b = b.again()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if response := b.do("GET", heap, nil); response.StatusCode != http.StatusOK {
				t.Errorf("answered with %s", response.Status)
			}
		})
	}
	wait.Wait()
	if n := len(b.server.shelf.open); n != 1 {
		t.Errorf("%d are in memory", n)
	}
}

// What there is no memory for leaves no file behind.
func TestWhatHasNoRoomIsNotKept(t *testing.T) {
	b := newBrowser(t)
	b.server.shelf.most = 1
	body, kind := form(t, file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	b.refused(http.StatusInsufficientStorage, "POST", "/api/heaps", body, "Content-Type", kind)
	if files, err := os.ReadDir(b.server.shelf.folder); err != nil || len(files) > 0 {
		t.Errorf("left are %v, %v", files, err)
	}
}

func TestWhereNothingIsKeptNothingMakesRoom(t *testing.T) {
	b := newBrowserOf(t, "")
	path := b.openStory()
	b.server.shelf.most = b.server.shelf.open[0].size()
	body, kind := form(t, file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	if why := b.refused(http.StatusInsufficientStorage, "POST", "/api/heaps", body, "Content-Type", kind); !strings.Contains(why, "-memory") {
		t.Errorf("refused with %q", why)
	}
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
}

func TestHeapsAreRemovedFromTheList(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	b.refused(http.StatusConflict, "POST", heap+"/remove", strings.NewReader(`{}`))
	var list []listed
	b.ask(http.StatusOK, &list, "POST", heap+"/remove", strings.NewReader(`{"force":true}`))
	files, err := os.ReadDir(b.server.shelf.folder)
	if len(list) > 0 || len(files) > 0 || err != nil {
		t.Errorf("left are %v and %v, %v", list, files, err)
	}
	b.refused(http.StatusNotFound, "GET", heap, nil)
	b.refused(http.StatusNotFound, "GET", "/api/heaps/..%2f..%2fx", nil)
}

// Files that stand where the user named them make room as others do, and come back.
func TestAProjectOfTheUsersComesBackAfterItMadeRoom(t *testing.T) {
	s := shelf{folder: t.TempDir(), most: 1 << 20}
	defer s.close()
	file, err := project.Create(filepath.Join(t.TempDir(), "kapal"+ending), project.New("kapal"))
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	opened, err := s.openFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	s.most = -1
	s.trim(nil)
	if s.here(opened.id) != nil {
		t.Fatal("it made no room")
	}
	s.most = 1 << 20
	if list := s.list(); len(list) != 1 || list[0].File != file.Name() || !list[0].Own {
		t.Errorf("the list is %+v", list)
	}
	if h, err := s.get(opened.id); err != nil || h.path() != file.Name() {
		t.Errorf("got %+v, %v", h, err)
	}
	if list := s.list(); len(list) != 1 {
		t.Errorf("the list is %+v", list)
	}
}
