import FormText
import OwnershipModel

/// Marks in the form's heading that share no line with the caption of their box: a narrow page breaks the caption over
/// several lines, and draws the box beside their middle.
enum HeadingMarks {
    /// Each such mark ticks the last box whose caption begins above it.
    static func settle(_ header: inout Header, _ context: ReaderContext) {
        guard context.page.layout == .boxes || context.page.layout == .columns,
            let items = context.range(of: .reportingPerson)?.lowerBound
        else { return }
        let boxes = context.outline.pieces.filter {
            $0.range.lowerBound < items && $0.caption?.isInHeading == true && $0.caption?.isBox == true
        }
        func line(_ piece: Piece) -> Int { context.page.placeInForm(of: piece.range).line }
        for mark in header.loose where mark.range.lowerBound < items {
            guard case .mark(.ticked) = mark.kind,
                let box = boxes.last(where: { line($0) <= line(mark) })?.caption, header.ticked[box] == nil
            else { continue }
            header.ticked[box] = mark.range
            header.loose.removeAll { $0.range == mark.range }
        }
    }
}
