package io.switchboard.web;

/**
 * Tells what is wrong with one field of a request's body.
 *
 * @param field the names and indexes that lead to the field, separated by dots: {@code rules.0.words}
 * @param detail the reason, as a sentence for the author of the field
 */
public record FieldProblem(String field, String detail) {}
