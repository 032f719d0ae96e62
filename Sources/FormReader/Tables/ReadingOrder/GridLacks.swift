/// The rows of a table while it is filled, and what they lack.
extension GridTable {
    /// A row as far as it is filled: a bit for each column, and the cells that others are compared with.
    struct Row {
        var values: UInt16 = 0
        var notes: UInt16 = 0
        var amount: Int32 = -1
        var owned: Int32 = -1
        var underlying: Int32 = -1
        var letter: Int32 = -1
        var code: Int32 = -1
        var ownership: Int32 = -1
        var exercisable: Int32 = -1
        var expiration: Int32 = -1
        var date: Int32 = -1
        /// The columns that cells found later may fill.
        var free: UInt16 = 0
        var lacks = Lacks()
    }

    /// What rows lack, and how many are transactions and holdings.
    struct Lacks {
        private var counts = SIMD8<Int16>(repeating: 0)

        init() {}

        /// How many bits there are of each.
        @inline(__always)
        init(_ bits: SIMD8<UInt16>) {
            var counts = bits &- ((bits &>> 1) & 0x5555)
            counts = (counts & 0x3333) &+ ((counts &>> 2) & 0x3333)
            counts = (counts &+ (counts &>> 4)) & 0x0F0F
            self.counts = SIMD8(truncatingIfNeeded: (counts &+ (counts &>> 8)) & 0x1F)
        }

        /// How many cells of each kind are needed.
        subscript(kind: Int) -> Int { Int(counts[kind]) }

        /// How many cells fewer there are than needed, of all kinds.
        func shortage(_ supply: SIMD4<Int16>) -> Int {
            let lacking = counts.lowHalf &- supply
            return Int(lacking.replacing(with: 0, where: lacking .< 0).wrappedSum())
        }

        /// What it takes off, of each kind that lacks a cell, to need one less.
        func reliefs(_ supply: SIMD4<Int16>) -> SIMD4<Int16> {
            SIMD4<Int16>(repeating: 0).replacing(
                with: Int16(GridCost.shortage), where: counts.lowHalf .> supply)
        }

        /// How many columns to the left of others that are filled.
        var passed: Int { self[4] }
        var transactions: Int { self[5] }
        var holdings: Int { self[6] }

        /// What is lacking once a row lacks other things.
        func replacing(_ before: Lacks, by after: Lacks) -> Lacks {
            var lacks = self
            lacks.counts = counts &- before.counts &+ after.counts
            return lacks
        }
    }

    /// How much less may be to be expected of rows, once a place is filled.
    struct Relief {
        /// By the kind of cell that was lacking: see ``Column/supply``.
        var ofKinds = SIMD8<Int16>(repeating: 0)
        /// Where a holding becomes a transaction.
        var ofTurning = 0

        func ofFilling(_ column: Column) -> Int { Int(ofKinds[column.supply]) }
    }
}
