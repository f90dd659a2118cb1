package viewer

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// The policy lets the page load its own script and style and talk to its own
// server, and nothing else; text is never taken for markup.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// A guard stands before a handler and lets pass what comes from its own page
// or from no page.
//
// A page of another site cannot read answers, but can send requests, which
// the browser marks by the headers Sec-Fetch-Site and Origin; and it can point
// a name of its own at this server (DNS rebinding), which shows in the header
// Host. An address without a name cannot be pointed elsewhere.
type guard struct {
	host string // the name that the server was asked to listen on
	next http.Handler
}

func (g guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch {
	case !g.knows(r.Host):
		writeError(w, problem{http.StatusMisdirectedRequest, "This server answers only to its own address."})
	case !sameOrigin(r):
		writeError(w, problem{http.StatusForbidden, "Requests from other sites are refused."})
	default:
		g.next.ServeHTTP(w, r)
	}
}

// knows reports whether a Host header is an address, localhost or the name
// listened on.
func (g guard) knows(header string) bool {
	host := header
	if h, _, err := net.SplitHostPort(header); err == nil {
		host = h
	}
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true
	}
	return strings.EqualFold(host, "localhost") || g.host != "" && strings.EqualFold(host, g.host)
}

// sameOrigin reports whether a request is not one that the page of another
// origin made. Links to the page itself may stand anywhere.
func sameOrigin(r *http.Request) bool {
	if new(http.CrossOriginProtection).Check(r) != nil {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.URL.Path == "/"
}
