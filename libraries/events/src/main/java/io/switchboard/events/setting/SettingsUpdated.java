package io.switchboard.events.setting;

/**
 * Reports that a page of a tenant's settings has other values. It does not hold them: who may read them asks the API.
 *
 * @param page the page's name as in its path: {@code auto-reply}
 * @param revision the page's revision after the change
 */
public record SettingsUpdated(String page, int revision) {}
