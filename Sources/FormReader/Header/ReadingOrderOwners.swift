import FormText

/// What several owners have in item 1, where the text has lost its columns.
extension ReadingOrderItems {
    /// The names, where each stands right above the caption of its parts, and the stretch of the left column from
    /// each to the next; or else the captions that begin each owner's item, and what stands behind them.
    mutating func ownerRanges() -> [Range<Int>] {
        var starts = pieces.indices.filter { pieces[$0].caption == .reportingPerson }
        if starts.count > 1, starts.count == header.owners.count {
            let above = free.filter { isRightAbove($0, .last) || isRightAbove($0, .first) }
            // Without empty lines the street of one may stand right above the caption of another's name.
            let names = (above.count > starts.count ? above.filter { !beginsWithDigit($0) } : above)
                .map(blockEnding)
            if names.count == starts.count {
                for (owner, name) in names.enumerated() { header.owners[owner].name = located(name) }
                take(names.flatMap(\.self))
                starts = names.map { $0[0] }
            }
        }
        return zip(starts, starts.dropFirst() + [pieces.count]).map { $0..<$1 }
    }

    /// Whether a caption stands below a text, no empty line between.
    func isRightAbove(_ index: Int, _ caption: Caption) -> Bool {
        index + 1 < pieces.count && pieces[index + 1].caption == caption && isRightBelow(index + 1)
    }

    /// Whether a piece stands below the one before, no empty line between.
    private func isRightBelow(_ index: Int) -> Bool {
        index > 0 && pieces[index].line == pieces[index - 1].line + 1
            && !context.page.lines[pieces[index].line].isAfterBlank
    }

    /// The free text at `last` and those right above it, no empty line between.
    private func blockEnding(at last: Int) -> [Int] {
        var first = last
        while isRightBelow(first), free.contains(first - 1), isWord(first - 1) { first -= 1 }
        return Array(first...last)
    }

    /// States of further owners, each above its caption: whatever stands between, the column has as many captions as
    /// owners, in their order. The city before the state and the ZIP code behind it are the same owner's.
    mutating func takePlacesByCaption() {
        let captions = pieces.indices.filter { pieces[$0].caption == .state }
        guard captions.count > 1, captions.count == header.owners.count else { return }
        let states = zip([0] + captions, captions).map { start, end in
            free.filter { (start..<end).contains($0) && isPlace($0) }
        }
        guard states.allSatisfy({ $0.count <= 1 }) else { return }
        for (owner, state) in zip(states.indices, states).dropFirst() where !state.isEmpty {
            let city = state[0] - 1
            if free.contains(city), isWord(city), !isZip(city) {
                header.owners[owner].city = located([city])
                take([city])
            }
            takeState(state[0], owner)
        }
    }

    /// A further owner: a name behind the caption, the streets up to `(Street)`, and the city behind it.
    mutating func takeFurtherOwner(_ owner: Int, in range: Range<Int>) {
        takeName(ofOwner: owner, in: range)
        guard owner < header.owners.count, let name = header.owners[owner].name else { return }
        if isDigit(context.text[name.span.lowerBound]) { header.unclear.append(name.span) }
        let streets = pieces[range].indices.filter {
            pieces[$0].caption == .street && pieces[$0].range.lowerBound > name.span.upperBound
        }
        let street = streets.first { free.contains($0 - 1) && isRightAbove($0 - 1, .street) } ?? streets.first
        guard let street else { return }
        var lines = free.filter {
            range.contains($0) && $0 < street && pieces[$0].range.lowerBound > name.span.upperBound
                && isWord($0) && !isPlace($0) && !isZip($0) && !isCity($0)
        }
        // What stands apart from the caption may be the first owner's.
        if let last = lines.last, isRightAbove(last, .street) { lines = blockEnding(at: last) }
        header.owners[owner].streets = lines.prefix(2).map { located([$0]) }
        take(Array(lines.prefix(2)))
        guard header.owners[owner].city == nil else { return }
        // A city that stands apart from its streets is this owner's only where there is no other to own it.
        let city =
            free.first { range.contains($0) && $0 == street + 1 && !isPlace($0) }
            ?? (header.owners.count == 2 ? free.first { range.contains($0) && isCity($0) } : nil)
        guard let city else { return }
        header.owners[owner].city = located([city])
        take([city])
        if header.owners[owner].state == nil, let state = free.first(where: { $0 == city + 1 && isPlace($0) })
        {
            takeState(state, owner)
        }
    }

    /// Streets that stand alone among what is further owners' are the first's, where it has none.
    mutating func takeStreetsLeftOver() {
        guard header.owners.count > 1, header.owners[0].streets.isEmpty else { return }
        let texts = free.filter { isWord($0) && !isPlace($0) && !isZip($0) && !isDate($0) }
        guard let first = texts.first, texts.count <= 2, block(at: first) == texts,
            header.owners.dropFirst().allSatisfy({ !$0.streets.isEmpty })
        else { return }
        header.owners[0].streets = texts.map { located([$0]) }
        take(texts)
    }

    /// A text right before the code of a state.
    private func isCity(_ index: Int) -> Bool {
        index + 1 < pieces.count && pieces[index + 1].isText && isPlace(index + 1)
    }

    /// The state, and the ZIP code behind it.
    private mutating func takeState(_ state: Int, _ owner: Int) {
        header.owners[owner].state = located([state])
        take([state])
        guard let zip = free.first(where: { $0 == state + 1 && isZip($0) }) else { return }
        header.owners[owner].zip = located([zip])
        take([zip])
    }

    /// Streets, cities, states and ZIP codes that stand apart from their owners: where there is but one of each for all,
    /// it is everyone's.
    mutating func sharePlaces() {
        guard header.owners.count > 1 else { return }
        func share(_ part: WritableKeyPath<OwnerBlock, Located?>, _ texts: [Int]) {
            let lacking = header.owners.indices.filter { header.owners[$0][keyPath: part] == nil }
            let others = Set(header.owners.compactMap { $0[keyPath: part]?.value })
            let loose = others.isEmpty ? texts : texts.filter { others.contains(string($0)) }
            guard others.union(loose.map(string)).count == 1, lacking.count == loose.count else { return }
            for (owner, index) in zip(lacking, loose) {
                header.owners[owner][keyPath: part] = located([index])
            }
            take(loose)
        }
        share(\.onlyStreet, free)
        share(\.state, free.filter(isPlace))
        share(\.zip, free.filter { isZip($0) && !isPlace($0) })
        share(\.city, free.filter { isWord($0) && !isPlace($0) && !isZip($0) })
    }
}

extension OwnerBlock {
    /// The street, where there is one line of it.
    fileprivate var onlyStreet: Located? {
        get { streets.first }
        set { streets = newValue.map { [$0] } ?? [] }
    }
}
