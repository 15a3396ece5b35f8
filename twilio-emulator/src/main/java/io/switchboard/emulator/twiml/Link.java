package io.switchboard.emulator.twiml;

/**
 * Where a verb leads.
 *
 * @param url absolute
 * @param method GET or POST
 */
public record Link(String url, String method) {}
