package io.switchboard.benchmarks.purchase;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.benchmarks.installation.InstallationClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares the purchases with Twilio's list of numbers, the recorded numbers and the audit. */
final class PurchaseReport {

    private static final int ATTEMPTS = 60;

    private final InstallationClient installation;
    private final String names;

    /** @param names how the friendly names of the numbers begin */
    PurchaseReport(InstallationClient installation, String names) {
        this.installation = installation;
        this.names = names;
    }

    /** Prints the figures; returns 1 unless all of the bad ones are 0. */
    int print(List<JsonNode> purchases) throws InterruptedException {
        var bad = counts(purchases);
        // The last entries of the audit are on their way.
        for (var attempt = 0; !isSound(bad) && attempt < ATTEMPTS; attempt++) {
            TimeUnit.SECONDS.sleep(2);
            bad = counts(purchases);
        }
        System.out.printf(
                "%d purchases: %d active, %d failed%n",
                purchases.size(), count(purchases, "active"), count(purchases, "failed"));
        bad.forEach((what, count) -> System.out.printf("%-24s %d%n", what, count));
        return isSound(bad) ? 0 : 1;
    }

    private static boolean isSound(Map<String, Long> bad) {
        return bad.values().stream().allMatch(count -> count == 0);
    }

    private Map<String, Long> counts(List<JsonNode> purchases) {
        var billed = installation.billed();
        var recorded = installation.all("/api/phone-numbers").stream()
                .collect(Collectors.toMap(number -> text(number, "sid"), number -> number));
        var ours = billed.stream()
                .filter(number -> text(number, "friendly_name").startsWith(names))
                .toList();
        var counts = new LinkedHashMap<String, Long>();
        counts.put(
                "paid for and unknown",
                count(billed.stream().filter(number -> !recorded.containsKey(text(number, "sid")))));
        counts.put(
                "bought twice",
                ours.size()
                        - count(ours.stream()
                                .map(number -> text(number, "friendly_name"))
                                .distinct()));
        counts.put("active and not paid for", notBilled(purchases, billed));
        counts.put(
                "not configured",
                count(ours.stream()
                        .filter(number -> text(number, "sms_url").isEmpty()
                                || text(number, "voice_url").isEmpty())));
        counts.put(
                "not assigned",
                count(ours.stream()
                        .filter(number -> text(recorded.get(text(number, "sid")), "agentId")
                                .isEmpty())));
        counts.put("not audited once", notAudited(purchases));
        return counts;
    }

    private static long notBilled(List<JsonNode> purchases, List<JsonNode> billed) {
        var sids = billed.stream().map(number -> text(number, "sid")).collect(Collectors.toSet());
        return count(purchases.stream()
                .filter(PurchaseReport::isActive)
                .filter(purchase -> !sids.contains(text(purchase, "sid"))));
    }

    /** Counts the purchases and assignments that have not one entry for each of their beginnings and ends. */
    private long notAudited(List<JsonNode> purchases) {
        var entries = new HashMap<String, Integer>();
        for (var what : List.of(
                "phone-number.purchase-requested",
                "phone-number.bought",
                "phone-number.purchase-failed",
                "phone-number.assigned")) {
            installation
                    .all("/api/audit?outcome=" + (what.endsWith("failed") ? "failed" : "succeeded") + "&what=" + what)
                    .forEach(entry -> entries.merge(what + " " + text(entry, "target"), 1, Integer::sum));
        }
        var expected = new HashSet<String>();
        purchases.forEach(purchase -> expected.addAll(entriesOf(purchase)));
        return count(expected.stream().filter(entry -> entries.getOrDefault(entry, 0) != 1));
    }

    private static Set<String> entriesOf(JsonNode purchase) {
        var target = "phone-numbers/purchases/" + text(purchase, "id");
        return isActive(purchase)
                ? Set.of(
                        "phone-number.purchase-requested " + target,
                        "phone-number.bought " + target,
                        "phone-number.assigned phone-numbers/" + text(purchase, "phoneNumberId"))
                : Set.of("phone-number.purchase-requested " + target, "phone-number.purchase-failed " + target);
    }

    private static boolean isActive(JsonNode purchase) {
        return text(purchase, "state").equals("active");
    }

    private static long count(List<JsonNode> purchases, String state) {
        return count(
                purchases.stream().filter(purchase -> text(purchase, "state").equals(state)));
    }

    private static long count(Stream<?> found) {
        return found.count();
    }

    private static String text(@Nullable JsonNode json, String field) {
        return json == null ? "" : json.path(field).asString("");
    }
}
