package io.switchboard.emulator.number;

/**
 * One configured webhook of a number.
 *
 * @param url empty if none
 * @param method GET or POST
 */
public record Hook(String url, String method) {
    static final Hook NONE = new Hook("", "POST");

    public boolean isSet() {
        return !url.isEmpty();
    }
}
