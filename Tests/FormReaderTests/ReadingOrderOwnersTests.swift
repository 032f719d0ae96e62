import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

extension Reading {
    fileprivate func owner(_ number: Int, _ leaf: String) -> String? {
        value("reportingOwner[\(number)]/reportingOwnerAddress/\(leaf)")
    }
}

@Suite("Owners in reading order")
struct ReadingOrderOwnersTests {
    /// Three owners: the places of the second and third stand in a run before both, the first one's street behind them.
    private static let torn = """
        Kiln Group Holdings L.P.
        (Last)

        (First)

        (Middle)

        PROVIDENCE

        RI

        02903

        (City)

        (State)

        (Zip)

        1. Name and Address of Reporting Person*

        Kiln Group GP LLC
        (First)

        (Middle)

        RI

        02903

        (State)

        (Zip)

        (First)

        (Middle)

        HARTFORD

        CT

        06103

        (City)

        (State)

        (Zip)

        30 POTTERY YARD
        (Street)

        PROVIDENCE
        (City)
        1. Name and Address of Reporting Person

        *

        Tansy Orrin B
        (Last)

        30 POTTERY YARD

        (Last)

        C/O KILN GROUP
        8 GLAZE STREET
        (Street)
        """

    @Test("States, cities and ZIP codes in a run are the owners' in whose order their captions stand")
    func placesInARun() throws {
        let reading = try readInOrder(owner: "", items: Self.torn)
        #expect(reading.value("reportingOwner[2]/reportingOwnerId/rptOwnerName") == "Kiln Group GP LLC")
        #expect(reading.value("reportingOwner[3]/reportingOwnerId/rptOwnerName") == "Tansy Orrin B")
        #expect((1...3).map { reading.owner($0, "rptOwnerState") } == ["RI", "RI", "CT"])
        #expect((1...3).map { reading.owner($0, "rptOwnerZipCode") } == ["02903", "02903", "06103"])
        #expect(
            (1...3).map { reading.owner($0, "rptOwnerCity") } == ["PROVIDENCE", "PROVIDENCE", "HARTFORD"])
    }

    @Test("A street right above its caption is the further owner's, one that stands alone the first's")
    func streets() throws {
        let reading = try readInOrder(owner: "", items: Self.torn)
        #expect(reading.owner(1, "rptOwnerStreet1") == "30 POTTERY YARD")
        #expect(reading.owner(2, "rptOwnerStreet1") == "30 POTTERY YARD")
        #expect(reading.owner(3, "rptOwnerStreet1") == "C/O KILN GROUP")
        #expect(reading.owner(3, "rptOwnerStreet2") == "8 GLAZE STREET")
    }

    @Test("A state may share the line of its city, and a ZIP code stand apart from both")
    func stateBesideCity() throws {
        let reading = try readInOrder(
            owner: "",
            items: """
                Tansy Orrin B
                (Last)

                (First)

                8 GLAZE STREET

                (Street)

                SOUTH KILN CITY CT

                (City)

                (State)

                4. If Amendment, Date of Original Filed (Month/Day/Year)

                06103

                (Zip)
                """)
        #expect(reading.owner(1, "rptOwnerCity") == "SOUTH KILN CITY")
        #expect(reading.owner(1, "rptOwnerState") == "CT")
        #expect(reading.owner(1, "rptOwnerZipCode") == "06103")
        #expect(reading.owner(1, "rptOwnerStreet2") == nil)
    }
}
