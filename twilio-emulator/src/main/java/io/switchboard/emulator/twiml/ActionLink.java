package io.switchboard.emulator.twiml;

/**
 * Where a verb leads.
 *
 * @param url absolute
 * @param method GET or POST
 */
public record ActionLink(String url, String method) {}
