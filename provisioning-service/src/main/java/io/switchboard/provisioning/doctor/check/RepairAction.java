package io.switchboard.provisioning.doctor.check;

/**
 * A request to the API that mends what a check found.
 *
 * @param label the text of the button
 * @param method the HTTP method
 * @param path path and query, below the API's host
 */
public record RepairAction(String label, String method, String path) {}
