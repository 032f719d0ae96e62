extension Element {
    /// Sets the leaf at `path`, a path of element names below this element such as
    /// `transactionAmounts/transactionShares/value`; elements on the way are made where they are missing.
    ///
    /// A path that ends with `footnoteId` adds a reference. Elements that repeat are not reached: they are
    /// set one by one.
    /// - Returns: `false` where the schema has no such leaf.
    @discardableResult
    @inlinable
    public mutating func setValue(_ lexical: String, at path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var setter = FieldSetter(bytes, lexical: lexical)
            visit(&setter)
            return setter.isDone
        }
    }
}

/// Finds one leaf by its path and sets it. Inlinable, so that it is compiled for each element.
@usableFromInline
struct FieldSetter: ElementVisitor {
    @usableFromInline let path: UnsafeBufferPointer<UInt8>
    /// Where the name begins that comes next.
    @usableFromInline var start = 0
    @usableFromInline let lexical: String
    @usableFromInline var isDone = false

    @inlinable
    init(_ path: UnsafeBufferPointer<UInt8>, lexical: String) {
        self.path = path
        self.lexical = lexical
    }

    /// Whether the path goes on with `name`; the name is then taken off.
    @inlinable
    mutating func takes(_ name: StaticString, isLeaf: Bool) -> Bool {
        guard !isDone else { return false }
        let end = start + name.utf8CodeUnitCount
        // Names that are as long differ mostly in their last letter.
        guard end <= path.count, isLeaf == (end == path.count), isLeaf || path[end] == UInt8(ascii: "/"),
            path[end - 1] == name.utf8Start[end - start - 1],
            (start..<end).allSatisfy({ path[$0] == name.utf8Start[$0 - start] })
        else { return false }
        start = isLeaf ? end : end + 1
        return true
    }

    @inlinable
    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard takes(name, isLeaf: true) else { return }
        value = Value(lexical: lexical)
        isDone = true
    }

    @inlinable
    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        guard takes(name, isLeaf: false) else { return }
        let isNew = value == nil
        if isNew { value = Child() }
        value!.visit(&self)
        if isNew, !isDone { value = nil }
    }

    @inlinable
    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        guard takes(name, isLeaf: true) else { return }
        ids.append(lexical)
        isDone = true
    }

    @inlinable
    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {}
    @inlinable
    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {}
    @inlinable
    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {}
}
