# What one does with the project from its folder: demo, test, golden, damage, bench, install.

PREFIX ?= /usr/local
BUILD = swift build --configuration release --static-swift-stdlib
SEED = Fixtures/seed/000_90871ba5af825ba4.txt
FORMS = $(wildcard Fixtures/forms/*.txt Fixtures/forms/*.md Fixtures/forms/*.html)
FILINGS = $(wildcard Fixtures/rendered/*.xml)

.PHONY: demo test golden damage bench install release libxml2 bench-tools

# Reads a damaged text form and prints its XML; what is doubtful goes to standard error.
# Status 1 is no failure: the form lacks what only its reader can know.
demo: release
	@form345=$$($(BUILD) --show-bin-path)/form345 && status=0 && \
	echo "form345 convert $(SEED) --notes" && \
	{ $$form345 convert $(SEED) --notes || status=$$?; } && [ $$status -le 1 ]

test: libxml2
	swift test --disable-xctest

# Converts and prints the made-up filings again, each beside itself, writes the page of findings, and shows what
# changed.
golden: release
	@form345=$$($(BUILD) --show-bin-path)/form345 && status=0 && \
	{ $$form345 convert $(FORMS) --output Fixtures/forms --report Fixtures/forms 2>/dev/null || status=$$?; } && \
	for layout in text markdown html; do \
		$$form345 render $(FILINGS) --as $$layout --output Fixtures/rendered || status=$$?; done; \
	[ $$status -le 1 ] && $$form345 explain --markdown > docs/findings.md && \
	git status --short Fixtures docs && git diff --stat Fixtures docs

# Damages made-up filings in every way, and writes down what the reader makes of them.
damage: libxml2
	$(BUILD) --product DamageTable
	@"$$($(BUILD) --show-bin-path)/DamageTable" > docs/damage.md && git diff --stat docs

# Against xmllint, over the real filings that FORM345_CORPUS names.
bench: release bench-tools
	@python3 Benchmarks/bench.py "$$($(BUILD) --show-bin-path)/form345"

install: release
	install -D -m 755 "$$($(BUILD) --show-bin-path)/form345" "$(DESTDIR)$(PREFIX)/bin/form345"

release: libxml2
	$(BUILD) --product form345

libxml2:
	@.ci/install-missing libxml2-dev="pkg-config --exists libxml-2.0" pkg-config="pkg-config --version"

bench-tools:
	@.ci/install-missing libxml2-utils="xmllint --version" python3="python3 --version"
