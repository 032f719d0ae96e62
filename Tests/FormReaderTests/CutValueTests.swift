import OwnershipModel
import Testing

@testable import FormReader

@Suite("Values cut in several cells")
struct CutValueTests {
    private func owner(_ lines: [Int: String]) throws -> Reading {
        try TextForm { form in
            for (index, line) in lines { form.owner[index] = line }
        }.reading()
    }

    @Test(
        "Names are put together, without a blank where a word goes on",
        arguments: ["Lindqvist Mar\tta E", "Lindqvist\tMarta E", "Lindq\tvist Mar\tta E"])
    func names(_ line: String) throws {
        let reading = try owner([1: line])
        #expect(reading.document.reportingOwners[0].reportingOwnerId?.rptOwnerName == "Lindqvist Marta E")
        #expect(reading.paths(.valueAssembled) == ["reportingOwner[1]/reportingOwnerId/rptOwnerName"])
        #expect(reading.fields.first { $0.path.hasSuffix("rptOwnerName") }?.how == .assembled)
    }

    @Test("A city's name ends where the state stands")
    func city() throws {
        let address = try owner([5: "NEW\tYORK\tNY\t10003"]).document.reportingOwners[0].reportingOwnerAddress
        #expect(address?.rptOwnerCity == "NEW YORK")
        #expect(address?.rptOwnerState == "NY")
        #expect(address?.rptOwnerZipCode == "10003")
    }

    @Test("So it does where the ZIP code is cut, too")
    func cityAndZip() throws {
        let reading = try owner([5: "ST.\tPAUL\tMN\t55101-2\t022"])
        let address = reading.document.reportingOwners[0].reportingOwnerAddress
        #expect(address?.rptOwnerCity == "ST. PAUL")
        #expect(address?.rptOwnerState == "MN")
        #expect(reading.paths(.valueAssembled).count == 2)
    }

    @Test("A street and an officer's title are in doubt where they are cut")
    func others() throws {
        let street = try owner([3: "48 FOUN\tDRY LANE"])
        #expect(street.paths(.valueAssembled) == ["reportingOwner[1]/reportingOwnerAddress/rptOwnerStreet1"])
        let title = try TextForm { form in
            form.relationship[2] = "X\tOfficer (give title below)\t\tOther (specify below)"
            form.relationship.append("\tChief Fi\tnancial Officer")
        }.reading()
        let relationship = title.document.reportingOwners[0].reportingOwnerRelationship
        #expect(relationship?.officerTitle == "Chief Financial Officer")
        #expect(title.paths(.valueAssembled) == ["reportingOwner[1]/reportingOwnerRelationship/officerTitle"])
    }

    @Test("Cells of a line that holds captions too stay apart")
    func besideCaptions() throws {
        let reading = try owner([1: "Lindqvist Marta E\t2. Issuer Name and Ticker or Trading Symbol"])
        #expect(reading.paths(.valueAssembled) == [])
    }

    @Test("A value that begins like an item is a caption that was not known, and the items are in doubt")
    func unknownCaption() throws {
        let reading = try TextForm { form in
            form.relationship[2] = "X\tOfficer (give title below)\t\tOther (specify below)"
            form.relationship.append("\t3. Dste 0f Esr1est")
        }.reading()
        #expect(reading.paths(.placeUnclear).contains { $0.hasSuffix("officerTitle") })
    }
}
