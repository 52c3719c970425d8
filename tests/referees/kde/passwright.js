// Runs inside KDE's extractor and tells what its own reader found in a pass of any style: of itself it reports journeys and events only.

function whatItReads(pass) {
    var values = {};
    for (var key in pass.field) values[key] = String(pass.field[key].value);
    var found = {
        serialNumber: pass.serialNumber,
        description: pass.description,
        hasIcon: pass.hasIcon,
        barcodes: pass.barcodes.map(function (barcode) { return barcode.message; }),
        values: values
    };
    return { "@type": "EventReservation", "reservationFor": { "@type": "Event", "name": JSON.stringify(found) } };
}
