import Foundation
import Section16
import TestSupport
import Testing

@Suite("Text submissions of before 2003")
struct OldFormTests {
    private func codes(_ reading: Reading) -> [String] { reading.findings.map(\.kind.code) }

    @Test("Names, numbers, the address and the date come from the submission's header")
    func header() throws {
        let reading = try OldFiling.read()
        let document = reading.document
        #expect(document.documentType == "4")
        #expect(document.periodOfReport?.lexical == "1998-10-31")
        #expect(document.issuer?.issuerCik == "0009990101")
        #expect(document.issuer?.issuerName == "THISTLEDOWN LOOMS INC")
        #expect(document.issuer?.issuerTradingSymbol == "TDLM")
        let owner = try #require(document.reportingOwners.first)
        #expect(owner.reportingOwnerId?.rptOwnerCik == "0009990102")
        #expect(owner.reportingOwnerId?.rptOwnerName == "OSTRANDER WILLEM P")
        #expect(owner.reportingOwnerAddress?.rptOwnerStreet1 == "77 CARDING ST")
        #expect(owner.reportingOwnerAddress?.rptOwnerZipCode == "01852")
        #expect(document.ownerSignatures.first?.signatureName == "/s/ Willem P. Ostrander")
        #expect(document.ownerSignatures.first?.signatureDate?.lexical == "1998-11-09")
        #expect(codes(reading) == ["year-expanded"])
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("Evidence of what the header says points into the header")
    func headerEvidence() throws {
        let reading = try OldFiling.read()
        let cik = try #require(reading.fields.first { $0.path == "issuer/issuerCik" }?.range)
        #expect(reading.page.sourceString(cik) == "0009990101")
        #expect(reading.page.place(of: cik).line == 8)
    }

    @Test("A number of social security is no field, and no finding repeats it")
    func socialSecurity() throws {
        let reading = try OldFiling.read()
        #expect(!reading.fields.contains { $0.value.contains("3456") })
        #expect(
            !reading.findings.contains { $0.message.contains("3456") || $0.text?.contains("3456") == true })
    }

    @Test("A month is no date where the header does not say the day")
    func monthOnly() throws {
        for month in ["October 1998", "10/98", "10/1998"] {
            let reading = try OldFiling.read {
                $0.period = ""
                $0.statementFor = month
            }
            #expect(reading.document.periodOfReport == nil, "\(month)")
            #expect(codes(reading).contains("period-missing"), "\(month)")
        }
    }

    @Test("Where form and header say different things, that is a finding")
    func differences() throws {
        #expect(try codes(OldFiling.read { $0.statementFor = "9/98" }).contains("header-differs"))
        #expect(
            try codes(OldFiling.read { $0.address = ["9 Mill Road", "Lowell, MA  01854"] }).contains(
                "header-differs"))
    }

    @Test("Prices in fractions are written as decimals, rounded ones with a warning")
    func fractions() throws {
        for (price, value, severity) in [
            ("$17 3/8", "17.375", Severity.note), ("17-1/16", "17.0625", .note),
            ("$5 7/32", "5.2188", .warning),
        ] {
            let reading = try OldFiling.read {
                $0.rows = [
                    "Common Stock   10/05/98  S     1,200   D    "
                        + price.padding(toLength: 9) + "48,310      D"
                ]
            }
            let row = try #require(reading.document.nonDerivativeTable?.rows.first)
            #expect(row.transactionAmounts?.transactionPricePerShare?.value?.lexical == value)
            let finding = try #require(reading.findings.first { $0.kind == .numberRepaired })
            #expect(finding.severity == severity, "\(price)")
        }
    }

    @Test("What is owned is told once for several rows; the others lack it, and nothing moves into its place")
    func ownedOnce() throws {
        let reading = try OldFiling.read {
            $0.rows = [
                "Common Stock   10/05/98  S     1,200   D    $17.125",
                "Common Stock   10/06/98  S     800     D    $17.25   47,510      D",
            ]
        }
        let rows = try #require(reading.document.nonDerivativeTable?.rows)
        #expect(rows.map(price) == ["17.125", "17.25"])
        #expect(rows.map(owned) == [nil, "47510"])
        #expect(codes(reading).count { $0 == "cell-missing" } == 2)
    }

    @Test("Notes with letters are numbered in their order")
    func letteredNotes() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/05/98  S     1,200   D    $17(a)   48,310(b)   D"]
            $0.notes += ["(a) An average.", "(b) Filed under Section 16(a)."]
        }
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        #expect(row.transactionAmounts?.transactionPricePerShare?.footnoteIds == ["F1"])
        #expect(row.postTransactionAmounts?.sharesOwnedFollowingTransaction?.footnoteIds == ["F2"])
        #expect(
            reading.document.footnotes?.footnotes.map(\.text) == [
                "An average.", "Filed under Section 16(a).",
            ])
    }

    @Test("An explanation without a number is kept among the remarks, in doubt")
    func unnumbered() throws {
        let reading = try OldFiling.read { $0.notes += ["Shares sold to pay taxes."] }
        #expect(reading.document.remarks == "Shares sold to pay taxes.")
        #expect(codes(reading).contains("explanation-unnumbered"))
    }

    @Test("An amendment by its type lacks the date of the original where the form gives none")
    func amendment() throws {
        let reading = try OldFiling.read { $0.type = "4/A" }
        #expect(reading.document.documentType == "4/A")
        #expect(codes(reading).contains("original-date-missing"))
    }

    @Test("An officer's title may share the cell of its box")
    func titleInBox() throws {
        let reading = try OldFiling.read {
            $0.relationship = [
                "6. Relationship of Reporting Person to Issuer",
                "   [ ] Director   [ ] 10% Owner   [X] Officer - President   [ ] Other",
            ]
        }
        let relationship = reading.document.reportingOwners.first?.reportingOwnerRelationship
        #expect(relationship?.isOfficer == Flag(true))
        #expect(relationship?.officerTitle == "President")
    }

    @Test("A caption may be cut over three lines, in either wording")
    func narrowCaption() throws {
        let reading = try OldFiling.read {
            $0.relationship = [
                "6. Relationship of", "   Reporting Person", "   to Issuer", "   (X) Director ( ) 10% Owner",
            ]
        }
        let relationship = reading.document.reportingOwners.first?.reportingOwnerRelationship
        #expect(relationship?.isDirector == Flag(true))
        #expect(relationship?.officerTitle == nil)
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("The companies for which someone signs are no part of the last note")
    func company() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/05/98  S     1,200   D    $17(1)   48,310      D"]
            $0.notes += ["(1) Held by", "Ostrander Management", ""]
            $0.signature = [
                "OSTRANDER PARTNERS", "By: Ostrander Management, its partner", "",
                "By: /s/ Willem P. Ostrander",
                "SIGNATURE OF REPORTING PERSON",
            ]
        }
        #expect(reading.document.footnotes?.footnotes.map(\.text) == ["Held by Ostrander Management"])
        #expect(
            reading.document.ownerSignatures.first?.signatureName
                == "OSTRANDER PARTNERS By: Ostrander Management, its partner By: /s/ Willem P. Ostrander")
    }

    @Test("A tick before half of a caption ticks the box, and before no caption at all is unclaimed")
    func ticks() throws {
        let title = "FORM 4\n"
        for (words, isTicked) in [
            ("[X] Check this box if no longer      Washington, D.C. 20549\nsubject to Section 16.", true),
            ("[X] Check any box", false),
        ] {
            let reading = try read(OldFiling().text.replacing(title, with: title + words + "\n"))
            #expect(reading.document.notSubjectToSection16 == (isTicked ? Flag(true) : nil))
            #expect(reading.unclaimed.map(reading.page.string) == (isTicked ? [] : ["[X]"]))
        }
    }

    @Test("A signature of May has its date")
    func may() throws {
        let reading = try OldFiling.read {
            $0.signature = ["/s/ Willem P. Ostrander          May 9, 1998", "SIGNATURE OF REPORTING PERSON"]
        }
        #expect(reading.document.ownerSignatures.first?.signatureDate?.lexical == "1998-05-09")
    }

    @Test("A name without /s/ above the caption is the signature where its date stands below")
    func typedName() throws {
        let reading = try OldFiling.read {
            $0.notes += ["None.", ""]
            $0.signature = ["WILLEM P. OSTRANDER", "-------------------", "SIGNATURE OF REPORTING PERSON"]
        }
        #expect(reading.document.ownerSignatures.first?.signatureName == "WILLEM P. OSTRANDER")
        #expect(reading.document.ownerSignatures.first?.signatureDate?.lexical == "1998-11-09")
        #expect(reading.document.remarks == nil)
    }

    @Test("The last day of the month that a form reports on is no transaction's, and no doubt of one")
    func monthIsNoDate() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/21/98  S     1,200   D    $17.125  48,310      D"]
        }
        #expect(!reading.codes.contains("digit-doubted"))
    }

    @Test("Other documents of the submission are named, forms among them with a warning")
    func otherDocuments() throws {
        let reading = try OldFiling.read {
            $0.more =
                "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nA letter.\n</TEXT>\n</DOCUMENT>\n"
                + "<DOCUMENT>\n<TYPE>4\n<TEXT>\nAnother.\n</TEXT>\n</DOCUMENT>\n"
        }
        let severities = reading.findings.filter { $0.kind == .documentNotRead }.map(\.severity)
        #expect(severities == [.note, .warning])
    }

    @Test("Of two forms in one text the first is read")
    func twoForms() throws {
        let text = OldFiling().text
        let start = try #require(text.range(of: "FORM 4\n"))
        let end = try #require(text.range(of: "</TEXT>"))
        let form = String(text[start.lowerBound..<end.lowerBound])
        let second = form.replacing("48,310", with: "90,000")
        let reading = try read(form + second)
        #expect(codes(reading).contains("several-forms"))
        #expect(reading.document.nonDerivativeTable?.rows.count == 1)
    }

    @Test("The header of the older kind, with IMS in its tags, is read as well")
    func olderHeader() throws {
        let text = OldFiling().text.replacing("SEC-", with: "IMS-")
        #expect(try read(text).document.issuer?.issuerCik == "0009990101")
    }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: max(0, length - count))
    }
}
