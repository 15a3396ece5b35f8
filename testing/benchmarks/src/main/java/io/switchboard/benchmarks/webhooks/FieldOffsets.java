package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The offsets of the variable fields in a text. */
record FieldOffsets(List<Place> places) {

    private record Place(TemplateField blank, int at) {}

    static FieldOffsets in(byte[] text) {
        var characters = new String(text, StandardCharsets.ISO_8859_1);
        var places = new ArrayList<Place>();
        for (var blank : TemplateField.values()) {
            var at = characters.indexOf(blank.mark());
            while (at >= 0) {
                places.add(new Place(blank, at));
                at = characters.indexOf(blank.mark(), at + blank.length());
            }
        }
        return new FieldOffsets(List.copyOf(places));
    }

    void fill(byte[] text, FieldValues fields) {
        for (var place : places) {
            System.arraycopy(
                    fields.value(place.blank()),
                    0,
                    text,
                    place.at(),
                    place.blank().length());
        }
    }
}
