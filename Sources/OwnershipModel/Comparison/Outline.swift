/// What an element holds, as leaves and series of like elements in the schema's order.
struct Outline {
    var entries: [Entry] = []

    /// A child, by its path below the element: elements that cannot repeat are passed through.
    struct Entry {
        let path: String
        var content: Content
    }

    enum Content {
        case leaf(Leaf)
        case series([Item])
    }

    struct Leaf {
        let lexical: String
        /// Whether another value in its letters means the same.
        let means: @Sendable (String) -> Bool
    }

    /// A member of a series.
    struct Item {
        /// The last step of its path, `nonDerivativeTransaction[2]`.
        let step: String
        let kind: Kind
        let outline: Outline
    }

    /// What must be alike for two items to be counterparts.
    enum Kind: Hashable {
        case element
        case row(SecurityRow.Kind)
        case reference(id: String)
        case footnote(id: String)
    }

    init() {}

    init(of element: some Element) {
        var collector = OutlineCollector()
        var element = element
        element.visit(&collector)
        self = collector.outline
    }

    /// Every value in it, in order.
    var values: [String] {
        entries.flatMap { entry in
            switch entry.content {
            case .leaf(let leaf): [leaf.lexical]
            case .series(let items): items.flatMap(\.values)
            }
        }
    }

    /// The items of every series whose members are notes.
    var footnotes: [Item] {
        entries.flatMap { entry -> [Item] in
            guard case .series(let items) = entry.content else { return [] }
            return items.filter { if case .footnote = $0.kind { true } else { false } }
        }
    }
}

extension Outline.Item {
    var values: [String] {
        if case .reference(let id) = kind { return [id] }
        return outline.values
    }
}

/// Takes an element's outline.
private struct OutlineCollector: ElementVisitor {
    var outline = Outline()
    private var prefix = ""

    private mutating func append(_ name: StaticString, _ content: Outline.Content) {
        outline.entries.append(Outline.Entry(path: "\(prefix)/\(name)", content: content))
    }

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard let value else { return }
        append(name, .leaf(Outline.Leaf(lexical: value.lexical) { value.means(Value(lexical: $0)) }))
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        guard var child = value else { return }
        let outer = prefix
        let count = outline.entries.count
        prefix += "/\(name)"
        child.visit(&self)
        prefix = outer
        // An element that holds nothing is there all the same.
        if outline.entries.count == count { append(name, .series([])) }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        append(name, items: values) { number, child in
            Outline.Item(step: "\(name)[\(number)]", kind: .element, outline: Outline(of: child))
        }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        var seen: [SecurityRow.Kind: Int] = [:]
        append("", items: rows) { _, row in
            seen[row.kind, default: 0] += 1
            return Outline.Item(
                step: "\(row.kind.rawValue)[\(seen[row.kind]!)]", kind: .row(row.kind),
                outline: Outline(of: row))
        }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        append(name, items: ids) { number, id in
            Outline.Item(step: "\(name)[\(number)]", kind: .reference(id: id), outline: Outline())
        }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        append(name, items: notes) { _, note in
            var outline = Outline()
            outline.entries = [
                Outline.Entry(path: "", content: .leaf(Outline.Leaf(lexical: note.text) { note.text == $0 }))
            ]
            return Outline.Item(
                step: "\(name)[@id='\(note.id)']", kind: .footnote(id: note.id), outline: outline)
        }
    }

    private mutating func append<Member>(
        _ name: StaticString, items: [Member], _ item: (Int, Member) -> Outline.Item
    ) {
        guard !items.isEmpty else { return }
        append(name, .series(items.enumerated().map { item($0.offset + 1, $0.element) }))
    }
}
