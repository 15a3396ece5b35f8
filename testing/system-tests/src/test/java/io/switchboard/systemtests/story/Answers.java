package io.switchboard.systemtests.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static io.switchboard.systemtests.story.Eventually.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** The texts of both tenants' agents to some customers, several to each. */
public final class Answers {

    private final Switchboard switchboard;
    private final List<Given> all = new ArrayList<>();

    private record Given(Agent agent, Customer customer, Message message) {}

    private Answers(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    /** Writes the texts and returns when all were accepted, which is before most of them are sent. */
    public static Answers to(int customersOfEachTenant, int textsToEach, Switchboard switchboard) {
        var answers = new Answers(switchboard);
        for (var tenant : Tenant.values()) {
            var agent = switchboard.agentOf(tenant);
            for (var customer : switchboard.customersOf(tenant, customersOfEachTenant)) {
                for (var i = 0; i < textsToEach; i++) {
                    answers.all.add(new Given(agent, customer, agent.texts(customer, "Answer " + i)));
                }
            }
        }
        return answers;
    }

    /** Waits until {@code count} of the texts are on the customers' phones. */
    public void awaitOnPhones(int count) {
        patiently().until(() -> onPhones() >= count);
    }

    public int onPhones() {
        return byCustomer().keySet().stream()
                .mapToInt(customer -> customer.phone().size())
                .sum();
    }

    public int size() {
        return all.size();
    }

    /** Waits until all are delivered, and asserts that each phone has each text once, in the order they were written. */
    public void areDeliveredOnce() {
        all.forEach(given -> given.agent().seesStatus(given.message(), "delivered"));
        assertEachPhoneHasEachOnce();
    }

    /**
     * Asserts the same as {@link #areDeliveredOnce()} after an outage: a status whose webhook Twilio gave up is never known,
     * one that was acknowledged is.
     */
    public void areDeliveredOnceAsFarAsTwilioCouldTell() {
        patiently().until(() -> onPhones() >= all.size());
        assertEachPhoneHasEachOnce();
        var acknowledged = switchboard.twilio().acknowledgedStatuses("delivered");
        assertThat(acknowledged).isNotEmpty();
        for (var given : all) {
            eventually(() -> assertThat(given.agent().looksAt(given.message()))
                    .matches(now ->
                            !acknowledged.contains(now.sid()) || now.status().equals("delivered")));
        }
    }

    private void assertEachPhoneHasEachOnce() {
        byCustomer()
                .forEach((customer, bodies) ->
                        assertThat(customer.phone()).as(customer.number()).containsExactlyElementsOf(bodies));
    }

    private Map<Customer, List<String>> byCustomer() {
        return all.stream()
                .collect(Collectors.groupingBy(
                        Given::customer,
                        Collectors.mapping(given -> given.message().body(), Collectors.toList())));
    }
}
