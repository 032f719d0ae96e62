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

    /// Which way has a key.
    struct KeyTable {
        private var keys: [UInt64]
        private var ways: [Int16]
        /// The step of the search for which a place holds a key.
        private var steps: [Int32]
        private var step: Int32 = 0
        private let mask: Int

        /// - Parameter width: how many keys there are at most in a step.
        init(width: Int) {
            // Twice the width at least, so that a free place is near.
            let size = 1 << (Int.bitWidth - (2 * width).leadingZeroBitCount)
            keys = [UInt64](repeating: 0, count: size)
            ways = [Int16](repeating: 0, count: size)
            steps = [Int32](repeating: 0, count: size)
            mask = size - 1
        }

        /// Forgets all keys.
        mutating func clear() { step += 1 }

        func find(_ key: UInt64) -> Int? {
            let slot = slot(of: key)
            return steps[slot] == step ? Int(ways[slot]) : nil
        }

        mutating func insert(_ key: UInt64, _ way: Int) {
            let slot = slot(of: key)
            keys[slot] = key
            ways[slot] = Int16(way)
            steps[slot] = step
        }

        /// Where the key stands, or could.
        private func slot(of key: UInt64) -> Int {
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
            while steps[slot] == step, keys[slot] != key { slot = (slot + 1) & mask }
            return slot
        }
    }
}
