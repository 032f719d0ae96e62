import FormText
import OwnershipModel

/// The boxes above the tables: which of them a mark ticks.
extension HeaderReader {
    /// Whether a box's caption has a sign without a tick before it, in a page that keeps both together.
    func hasEmptySign(_ caption: Piece) -> Bool {
        guard !context.hasLooseItems, !context.hasPrintedLines else { return false }
        if case .mark(.empty) = lastKind { return true }
        let first = context.text[caption.range.lowerBound]
        return first == UInt8(ascii: "_") || first == UInt8(ascii: "[")
    }

    /// A mark ticks the box whose caption comes next in its line, or else the one before it; alone in its line,
    /// the box that the next line starts with, or else the one above it.
    mutating func take(_ mark: Mark, at index: Int) {
        guard case .ticked = mark else { return }
        let pieces = context.outline.pieces
        let piece = pieces[index]
        if isUnknownPlace(piece) { return fallBack(piece) }
        if context.hasLooseItems, let box = pieces[index...].first(where: { $0.caption?.isBox == true }),
            let caption = box.caption
        {
            // The boxes of the heading stand left of their captions, and so are read before them.
            header.ticked[caption] = piece.range
            return
        }
        let isAlone = context.outline.lines[piece.line].count == 1
        if isAlone, index > 0, index + 1 < pieces.count, pieces[index - 1].caption == .director,
            pieces[index + 1].caption == .tenPercentOwner, areMarksBehind
        {
            // It stands behind the one caption and before the other, where the marks of both are read.
            header.ticked[.director] = piece.range
            header.ambiguousMark = (piece.range, [.director, .tenPercentOwner])
        } else if index + 1 < pieces.count, let caption = pieces[index + 1].caption, caption.isBox,
            pieces[index + 1].line == piece.line || (isAlone && !isNearerAbove(piece))
        {
            header.ticked[caption] = piece.range
            var boxes = [caption]
            var next = index + 2
            while next < pieces.count, pieces[next].cell == pieces[index + 1].cell,
                let another = pieces[next].caption,
                another.isBox
            {
                boxes.append(another)
                next += 1
            }
            if boxes.count > 1, pieces[index + 1].cell != piece.cell {
                header.ambiguousMark = (piece.range, boxes)
            }
        } else if index > 0, let caption = pieces[index - 1].caption, caption.isBox,
            pieces[index - 1].line == piece.line
        {
            header.ticked[caption] = piece.range
        } else if isAlone, let caption = boxAbove(piece) {
            header.ticked[caption] = piece.range
        } else {
            header.loose.append(piece)
        }
    }

    /// Whether the mark of a form filed by one person, as nearly all are, is read behind its caption.
    private var areMarksBehind: Bool {
        let pieces = context.outline.pieces
        guard let line = pieces.firstIndex(where: { $0.caption == .onePerson }), line > 0,
            line + 1 < pieces.count,
            case .mark(.ticked) = pieces[line + 1].kind
        else { return false }
        return pieces[line - 1].caption != nil
    }

    /// Whether a mark in a line of its own stands nearer to the box above than to the one below, in a text that keeps
    /// places.
    private func isNearerAbove(_ mark: Piece) -> Bool {
        guard context.page.layout == .columns, mark.line > 0, mark.line + 1 < context.outline.lines.count,
            boxAbove(mark) != nil
        else { return false }
        func line(_ number: Int) -> Int {
            context.page.placeInForm(
                of: context.page.cells[context.page.lines[number].cells.lowerBound].range
            ).line
        }
        return line(mark.line) - line(mark.line - 1) < line(mark.line + 1) - line(mark.line)
    }

    /// Whether a mark is `XX` in an address: EDGAR's code for a place that is not known.
    private func isUnknownPlace(_ piece: Piece) -> Bool {
        guard captionAtLeft == nil, ownerTarget == .cityLine || ownerTarget == .country else { return false }
        return context.text[piece.range].elementsEqual("XX".utf8)
    }

    /// The box of the line above whose caption comes next to the right of a mark, or else the last one.
    private func boxAbove(_ mark: Piece) -> Caption? {
        guard mark.line > 0 else { return nil }
        let boxes = context.outline.pieces[context.outline.lines[mark.line - 1]].filter {
            $0.caption?.isBox == true
        }
        return (boxes.first { $0.column > mark.column } ?? boxes.last)?.caption
    }
}
