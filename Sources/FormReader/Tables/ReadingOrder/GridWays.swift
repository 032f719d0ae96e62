/// What the ways of a search are compared with.
extension GridSearch {
    /// By how much the contents of places differ.
    struct PathComparison {
        private var differences: [Int]
        private var touched: [Place] = []

        init(rows: Int) { differences = [Int](repeating: 0, count: rows * 16) }

        mutating func add(_ content: Int, at place: Place) {
            let index = Int(place.row) * 16 + Int(place.column)
            if differences[index] == 0 { touched.append(place) }
            differences[index] &+= content
        }

        /// The places that differ; forgets all.
        mutating func finish() -> [Place] {
            var places: [Place] = []
            for place in touched {
                let index = Int(place.row) * 16 + Int(place.column)
                if differences[index] != 0 { places.append(place) }
                differences[index] = 0
            }
            touched.removeAll(keepingCapacity: true)
            return places
        }
    }

    /// The numbers of the outcomes that the steps with a cell have, each by its key.
    struct Outcomes {
        private struct Slot {
            var key: UInt64 = 0
            var number: Int32 = 0
            /// The cell for which the slot holds a key.
            var cell: Int32 = -1
        }

        private var slots: [Slot]
        private var cell: Int32 = 0
        private(set) var count = 0

        /// - Parameter width: how many outcomes go on at most.
        init(width: Int) {
            slots = [Slot](repeating: Slot(), count: 1 << (Int.bitWidth - (4 * width).leadingZeroBitCount))
        }

        /// Forgets all.
        mutating func clear() {
            cell += 1
            count = 0
        }

        /// The number of the outcome with a key, the next one where it is new.
        mutating func number(of key: UInt64) -> Int32 {
            var slot = slot(of: key)
            if slots[slot].cell == cell { return slots[slot].number }
            // Half of them at least stay free, so that a free one is near.
            if 2 * count >= slots.count {
                grow()
                slot = self.slot(of: key)
            }
            let number = Int32(truncatingIfNeeded: count)
            slots[slot] = Slot(key: key, number: number, cell: cell)
            count += 1
            return number
        }

        private mutating func grow() {
            let taken = slots.filter { $0.cell == cell }
            slots = [Slot](repeating: Slot(), count: 2 * slots.count)
            for one in taken { slots[slot(of: one.key)] = one }
        }

        /// Where the key stands, or could.
        private func slot(of key: UInt64) -> Int {
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
            while slots[slot].cell == cell, slots[slot].key != key { slot = (slot + 1) & mask }
            return slot
        }
    }
}
