/// A table with headings.
struct Table {
    struct Column {
        /// What stands above the headings of this and its neighbours; empty where the column stands alone.
        var group = ""
        let heading: String
        /// Whether its cells are texts of several words.
        var isWide = false
    }

    /// The lines above the headings.
    let captions: [String]
    let columns: [Column]
    /// As many cells a row as there are columns.
    let rows: [[Content]]

    /// A heading and how many columns it spans.
    struct HeadingCell {
        let heading: String
        let span: Int
        /// Whether headings of its own columns stand below it.
        let isGroup: Bool
    }

    /// The upper row of headings: a group's heading, or that of a column that stands alone.
    var upperHeadings: [HeadingCell] {
        var cells: [HeadingCell] = []
        for column in columns {
            if let last = cells.last, last.isGroup, last.heading == column.group {
                cells[cells.count - 1] = HeadingCell(
                    heading: last.heading, span: last.span + 1, isGroup: true)
            } else {
                let isGroup = !column.group.isEmpty
                cells.append(
                    HeadingCell(heading: isGroup ? column.group : column.heading, span: 1, isGroup: isGroup))
            }
        }
        return cells
    }

    /// The lower row: the headings of columns in groups, one for each column, empty for those that stand alone.
    /// `nil` where there are no groups.
    var lowerHeadings: [String]? {
        guard columns.contains(where: { !$0.group.isEmpty }) else { return nil }
        return columns.map { $0.group.isEmpty ? "" : $0.heading }
    }
}
