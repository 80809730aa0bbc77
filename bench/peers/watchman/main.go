// A benchmark runner around moov-io/watchman's public similarity function.
//
// It scores the way Watchman's own search does: every listed entity of the
// query's type is compared and the best ones are kept. See ../README.md for
// the line formats.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"sort"
	"time"

	"github.com/moov-io/watchman/pkg/search"
)

type named struct {
	Schema    string   `json:"schema"`
	Names     []string `json:"names"`
	BirthDate string   `json:"birthDate"`
	Countries []string `json:"country"`
	IDs       []string `json:"ids"`
}

type pair struct {
	ID        json.RawMessage `json:"id"`
	Schema    string          `json:"schema"`
	Query     named           `json:"query"`
	Candidate named           `json:"candidate"`
}

type listed struct {
	ID         string   `json:"id"`
	Schema     string   `json:"schema"`
	Names      []string `json:"names"`
	WeakNames  []string `json:"weakNames"`
	BirthDates []string `json:"birthDates"`
	Countries  []string `json:"countries"`
	IDs        []string `json:"ids"`
}

type question struct {
	ID        json.RawMessage `json:"id"`
	Name      string          `json:"name"`
	BirthDate string          `json:"birthDate"`
	Schema    string          `json:"schema"`
}

type hit struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

type entity = search.Entity[search.Value]

// A query without a schema has no type, and is compared with every type.
// Watchman has no class above business and organization, and an entity of
// another type never matches, so every kind of legal entity is a business here,
// as it is for the entities that Watchman reads from OFAC's list.
func entityType(schema string) search.EntityType {
	switch schema {
	case "":
		return ""
	case "Person":
		return search.EntityPerson
	case "Vessel":
		return search.EntityVessel
	case "Airplane", "Aircraft":
		return search.EntityAircraft
	default:
		return search.EntityBusiness
	}
}

// Watchman's search takes a year, a month or a day, and an earlier date is the
// first day of it.
func parseDate(text string) *time.Time {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return &t
		}
	}
	return nil
}

// Watchman has a country only in an address or as a flag.
func makeEntity(schema string, n named) entity {
	e := entity{Type: entityType(schema)}
	if len(n.Names) == 0 {
		return e
	}
	e.Name = n.Names[0]
	other := n.Names[1:]
	for _, country := range n.Countries {
		e.Addresses = append(e.Addresses, search.Address{Country: country})
	}
	var ids []search.GovernmentID
	for _, id := range n.IDs {
		ids = append(ids, search.GovernmentID{Identifier: id})
	}
	switch e.Type {
	case search.EntityPerson:
		e.Person = &search.Person{Name: e.Name, AltNames: other, BirthDate: parseDate(n.BirthDate), GovernmentIDs: ids}
	case search.EntityBusiness:
		e.Business = &search.Business{Name: e.Name, AltNames: other, GovernmentIDs: ids}
	case search.EntityVessel:
		e.Vessel = &search.Vessel{Name: e.Name, AltNames: other, IMONumber: first(n.IDs), Flag: first(n.Countries)}
	case search.EntityAircraft:
		e.Aircraft = &search.Aircraft{Name: e.Name, AltNames: other, SerialNumber: first(n.IDs), Flag: first(n.Countries)}
	}
	return e.Normalize()
}

func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

func clamp(score float64) float64 {
	if math.IsNaN(score) {
		return 0
	}
	return math.Max(0, math.Min(1, score))
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func readLines(file *os.File, each func(line []byte) error) {
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	for in.Scan() {
		if len(in.Bytes()) == 0 {
			continue
		}
		if err := each(in.Bytes()); err != nil {
			fail(err)
		}
	}
	if err := in.Err(); err != nil {
		fail(err)
	}
}

func pairs(out *json.Encoder) {
	var rows []pair
	readLines(os.Stdin, func(line []byte) error {
		var p pair
		err := json.Unmarshal(line, &p)
		rows = append(rows, p)
		return err
	})
	scores := make([]float64, len(rows))
	start := time.Now()
	for i, p := range rows {
		querySchema, candidateSchema := p.Query.Schema, p.Candidate.Schema
		if querySchema == "" {
			querySchema = p.Schema
		}
		if candidateSchema == "" {
			candidateSchema = p.Schema
		}
		candidate := makeEntity(candidateSchema, p.Candidate)
		// Watchman scores only a query's first name, so each is a query of its own.
		for _, name := range p.Query.Names {
			asked := p.Query
			asked.Names = []string{name}
			query := makeEntity(querySchema, asked)
			scores[i] = math.Max(scores[i], clamp(search.Similarity(query, candidate)))
		}
	}
	seconds := time.Since(start).Seconds()
	for i, p := range rows {
		_ = out.Encode(map[string]any{"id": p.ID, "score": scores[i]})
	}
	_ = out.Encode(map[string]any{"seconds": seconds, "n": len(rows)})
}

type indexed struct {
	id string
	// One for each listed birth date: Watchman's person has a single one.
	variants []entity
}

func screen(out *json.Encoder, listPath string, limit int, threshold float64) {
	file, err := os.Open(listPath)
	if err != nil {
		fail(err)
	}
	started := time.Now()
	var index []indexed
	readLines(file, func(line []byte) error {
		var l listed
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		names := append(append([]string{}, l.Names...), l.WeakNames...)
		dates := l.BirthDates
		if len(dates) == 0 {
			dates = []string{""}
		}
		entry := indexed{id: l.ID}
		for _, date := range dates {
			entry.variants = append(entry.variants, makeEntity(l.Schema, named{
				Names: names, BirthDate: date, Countries: l.Countries, IDs: l.IDs,
			}))
		}
		index = append(index, entry)
		return nil
	})
	runtime.GC()
	load := time.Since(started).Seconds()

	var questions []question
	readLines(os.Stdin, func(line []byte) error {
		var q question
		err := json.Unmarshal(line, &q)
		questions = append(questions, q)
		return err
	})
	results := make([][]hit, len(questions))
	start := time.Now()
	for i, q := range questions {
		schema := q.Schema
		if schema == "" && q.BirthDate != "" {
			schema = "Person"
		}
		query := makeEntity(schema, named{Names: []string{q.Name}, BirthDate: q.BirthDate})
		hits := []hit{}
		for _, entry := range index {
			variants := entry.variants
			if q.BirthDate == "" {
				variants = variants[:1]
			}
			best := 0.0
			for _, candidate := range variants {
				best = math.Max(best, clamp(search.Similarity(query, candidate)))
			}
			if best > 0 && best >= threshold {
				hits = append(hits, hit{entry.id, best})
			}
		}
		sort.SliceStable(hits, func(a, b int) bool { return hits[a].Score > hits[b].Score })
		if len(hits) > limit {
			hits = hits[:limit]
		}
		results[i] = hits
	}
	seconds := time.Since(start).Seconds()
	for i, q := range questions {
		_ = out.Encode(map[string]any{"id": q.ID, "hits": results[i]})
	}
	_ = out.Encode(map[string]any{"seconds": seconds, "loadSeconds": load, "n": len(questions)})
}

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) < 2 {
		fail(fmt.Errorf("usage: watchman-runner pairs | screen --list FILE [--limit 5] [--threshold 0.7]"))
	}
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	list := flags.String("list", "", "the list, JSON lines")
	limit := flags.Int("limit", 5, "the most hits for one query")
	threshold := flags.Float64("threshold", 0.7, "the lowest score of a hit")
	_ = flags.Parse(os.Args[2:])

	buffered := bufio.NewWriter(os.Stdout)
	defer buffered.Flush()
	out := json.NewEncoder(buffered)
	out.SetEscapeHTML(false)
	switch os.Args[1] {
	case "pairs":
		pairs(out)
	case "screen":
		screen(out, *list, *limit, *threshold)
	default:
		fail(fmt.Errorf("no such mode: %s", os.Args[1]))
	}
}
