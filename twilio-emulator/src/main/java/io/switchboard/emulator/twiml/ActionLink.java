package io.switchboard.emulator.twiml;

/**
 * The request by which a verb continues.
 *
 * @param url the absolute URL
 * @param method GET or POST
 */
public record ActionLink(String url, String method) {}
