import FormText

/// The nature of a row may have been read with that of the row before, one below the other: where a line of the one
/// begins as natures do and the other lacks its own.
enum NatureTails {
    static func settle(_ rows: inout [GridRow], _ cells: [OrderedCell], _ context: ReaderContext) {
        for index in rows.indices.dropLast() {
            guard let place = rows[index].cells.firstIndex(where: { $0.column == .nature }),
                rows[index + 1].cell(.nature) == nil,
                let ownership = rows[index + 1].cell(.ownership), cells[ownership].letter == UInt8(ascii: "I")
            else { continue }
            let lines = rows[index].cells[place].cells
            guard
                let tail = lines.indices.dropFirst().first(where: {
                    context.text[cells[lines[$0]].word.range].startsInAnyCase(with: "by ")
                })
            else { continue }
            rows[index].cells[place].cells = Array(lines[..<tail])
            rows[index + 1].cells.append((.nature, Array(lines[tail...])))
            for number in [index, index + 1] { rows[number].doubtful.insert(.nature) }
        }
    }
}
