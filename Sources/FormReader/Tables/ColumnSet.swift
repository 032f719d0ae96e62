/// Columns of a table, a bit each: many such sets are made of every row and cell.
struct ColumnSet: SetAlgebra, Sequence, Sendable {
    private var bits: UInt32 = 0

    init() {}

    private init(bits: UInt32) { self.bits = bits }

    private static func bit(_ column: Column) -> UInt32 { 1 << UInt32(column.rawValue) }

    var isEmpty: Bool { bits == 0 }
    var count: Int { bits.nonzeroBitCount }

    func contains(_ column: Column) -> Bool { bits & Self.bit(column) != 0 }

    @discardableResult
    mutating func insert(_ column: Column) -> (inserted: Bool, memberAfterInsert: Column) {
        let isNew = !contains(column)
        bits |= Self.bit(column)
        return (isNew, column)
    }

    @discardableResult
    mutating func update(with column: Column) -> Column? { insert(column).inserted ? nil : column }

    @discardableResult
    mutating func remove(_ column: Column) -> Column? {
        defer { bits &= ~Self.bit(column) }
        return contains(column) ? column : nil
    }

    mutating func formUnion(_ other: ColumnSet) { bits |= other.bits }
    mutating func formIntersection(_ other: ColumnSet) { bits &= other.bits }
    mutating func formSymmetricDifference(_ other: ColumnSet) { bits ^= other.bits }

    func union(_ other: ColumnSet) -> ColumnSet { ColumnSet(bits: bits | other.bits) }
    func intersection(_ other: ColumnSet) -> ColumnSet { ColumnSet(bits: bits & other.bits) }
    func symmetricDifference(_ other: ColumnSet) -> ColumnSet { ColumnSet(bits: bits ^ other.bits) }

    func filter(_ isIn: (Column) -> Bool) -> ColumnSet {
        reduce(into: []) { if isIn($1) { $0.insert($1) } }
    }

    /// The columns in the model's order.
    func makeIterator() -> Iterator { Iterator(bits: bits) }

    struct Iterator: IteratorProtocol {
        fileprivate var bits: UInt32

        mutating func next() -> Column? {
            guard bits != 0 else { return nil }
            defer { bits &= bits - 1 }
            return Column(rawValue: bits.trailingZeroBitCount)
        }
    }
}
