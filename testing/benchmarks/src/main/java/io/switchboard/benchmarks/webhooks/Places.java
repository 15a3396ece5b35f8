package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where a text has its blanks. */
record Places(List<Place> places) {

    private record Place(Blank blank, int at) {}

    static Places in(byte[] text) {
        String characters = new String(text, StandardCharsets.ISO_8859_1);
        List<Place> places = new ArrayList<>();
        for (Blank blank : Blank.values()) {
            int at = characters.indexOf(blank.mark());
            while (at >= 0) {
                places.add(new Place(blank, at));
                at = characters.indexOf(blank.mark(), at + blank.length());
            }
        }
        return new Places(List.copyOf(places));
    }

    void fill(byte[] text, Fields fields) {
        for (Place each : places) {
            System.arraycopy(
                    fields.value(each.blank()), 0, text, each.at(), each.blank().length());
        }
    }
}
