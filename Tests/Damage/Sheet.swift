/// A printed form as lines of cells that know which fields they show.
struct Sheet {
    var lines: [Line]

    struct Line {
        var part: Part
        var cells: [Cell]
    }

    struct Cell {
        /// What the form prints before the value; empty in the tables.
        var caption = ""
        var value = ""
        var notes: [Int] = []
        /// The fields' paths in the true document.
        var fields: [String] = []
        /// In the rows of the tables.
        var column: TableColumn?
    }

    enum Part: Equatable {
        case heading, item
        /// The caption or the headings of a table.
        case table(isDerivative: Bool)
        /// A row, by its path in the true document.
        case row(String, isDerivative: Bool)
        case explanation
        case note(Int)
        case signature, foot
    }
}

extension Sheet {
    /// Where lines of one kind stand.
    func indices(where isWanted: (Part) -> Bool) -> [Int] {
        lines.indices.filter { isWanted(lines[$0].part) }
    }

    var rowIndices: [Int] { indices(where: \.isRow) }
}

extension Sheet.Part {
    var isRow: Bool {
        if case .row = self { true } else { false }
    }

    var isTable: Bool {
        if case .table = self { true } else { false }
    }
}

/// How a sheet is written down.
public enum SheetLayout: String, Sendable, CaseIterable {
    /// Cells parted by tabs, as recognition and copying leave them.
    case tabs
    /// Paragraphs, and tables between pipes.
    case pipes

    /// One after the other.
    public static func of(_ seed: UInt64) -> SheetLayout { allCases[Int(seed % 2)] }
}

extension Sheet {
    func text(_ layout: SheetLayout) -> String {
        switch layout {
        case .tabs:
            lines.map { line in
                line.cells.trimmed.map { $0.text { "(\($0))" } }.joined(separator: "\t") + "\n"
            }.joined()
        case .pipes: pipes
        }
    }

    private var pipes: String {
        var blocks: [String] = []
        var table: [[Cell]] = []
        func close() {
            guard let width = table.map(\.count).max() else { return }
            var rows = table.map { cells in
                let texts = cells.map { cell in
                    cell.text { "<sup>(\($0))</sup>" }.escaped(["$", "*", "|"])
                }
                return
                    "| \((texts + Array(repeating: "", count: width - cells.count)).joined(separator: " | ")) |"
            }
            rows.insert("|\(String(repeating: "---|", count: width))", at: 1)
            blocks.append(rows.joined(separator: "\n"))
            table = []
        }
        for line in lines {
            if line.cells.count > 1 {
                // Each table of the form begins a table of its own.
                if line.part.isTable, !line.cells[0].caption.isEmpty { close() }
                table.append(line.cells)
            } else {
                close()
                blocks.append(line.cells.map { $0.text { "<sup>(\($0))</sup>" }.escaped(["*"]) }.joined())
            }
        }
        close()
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

extension Sheet.Cell {
    var isEmpty: Bool { caption.isEmpty && value.isEmpty && notes.isEmpty }

    func text(marker: (Int) -> String) -> String {
        let value = value + notes.map(marker).joined()
        return caption.isEmpty ? value : value.isEmpty ? caption : "\(caption) \(value)"
    }
}

extension [Sheet.Cell] {
    /// Without the empty cells at the end.
    var trimmed: ArraySlice<Sheet.Cell> {
        self[..<(lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)]
    }
}

extension String {
    fileprivate func escaped(_ signs: Set<Character>) -> String {
        String(flatMap { signs.contains($0) ? ["\\", $0] : [$0] })
    }
}
