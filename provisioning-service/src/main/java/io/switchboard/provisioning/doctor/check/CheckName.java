package io.switchboard.provisioning.doctor.check;

/**
 * The name of a check.
 *
 * @param id by which clients know it
 * @param subject what it is about, as a title for a run that failed
 */
public record CheckName(String id, CheckGroup group, String subject) {}
