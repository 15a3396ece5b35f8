package io.switchboard.benchmarks.store;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.webhooks.Accounts;

/** A text between the benchmark's number and a customer. */
record SampleText(String sid, int customer) {

    private static final int ACCOUNT = 0;

    /** New texts of that many customers in turn, the first of which has this number. */
    static List<SampleText> of(int texts, int firstCustomer, int customers) {
        return IntStream.range(0, texts)
                .mapToObj(number -> new SampleText(
                        "SM" + UUID.randomUUID().toString().replace("-", ""), firstCustomer + number % customers))
                .toList();
    }

    static String tenantName() {
        return Accounts.tenant(ACCOUNT);
    }

    static String ourNumber() {
        return "+" + Accounts.digits(ACCOUNT);
    }

    /** The customer's number. */
    static String number(int customer) {
        return "+1556%07d".formatted(customer);
    }

    String tenant() {
        return tenantName();
    }

    String account() {
        return Accounts.sid(ACCOUNT);
    }

    String ours() {
        return ourNumber();
    }

    String theirs() {
        return number(customer);
    }

    String body() {
        return "Hello, when does the shop open on Saturday, and is there parking? Ticket " + sid.substring(2, 10);
    }
}
