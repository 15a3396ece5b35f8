package io.switchboard.provisioning.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.provisioning.available.SearchForm;
import io.switchboard.provisioning.purchase.journal.PurchaseRequest;
import io.switchboard.provisioning.purchase.journal.PurchaseRequest.Search;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A request for a number, as a client sends it: for this number, or for one that a search finds.
 *
 * @param friendlyName the name that the number gets, at most 64 characters; null for the number itself
 * @param agentId the agent to whom the number is assigned; null for none
 * @param channels {@code sms}, {@code whatsapp}, {@code voice}; null for all that the number is capable of
 */
record PurchaseForm(
        @Nullable String phoneNumber,
        @Nullable SearchForm search,
        @Nullable String friendlyName,
        @Nullable String agentId,
        @Nullable List<String> channels,
        @Nullable String addressSid,
        @Nullable String bundleSid) {

    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,64}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Set<String> CHANNELS = Set.of("sms", "whatsapp", "voice");

    /** @throws ApiProblem naming each field that is wrong */
    PurchaseRequest validated() {
        var problems = new ArrayList<FieldProblem>();
        if ((phoneNumber == null) == (search == null)) {
            problems.add(new FieldProblem("phoneNumber", "give either 'phoneNumber' or 'search'"));
        }
        check(problems, "phoneNumber", phoneNumber, ADDRESS, "a number in E.164, such as +14155550100");
        check(problems, "friendlyName", friendlyName, NAME, "a visible name of 1 to 64 characters");
        check(problems, "agentId", agentId, ID, "an agent's id");
        check(problems, "addressSid", addressSid, Pattern.compile("AD[0-9a-f]{32}"), "the SID of an address (AD…)");
        check(problems, "bundleSid", bundleSid, Pattern.compile("BU[0-9a-f]{32}"), "the SID of a bundle (BU…)");
        if (channels != null && !CHANNELS.containsAll(channels)) {
            problems.add(new FieldProblem("channels", "the channels are sms, whatsapp and voice"));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-purchase", problems);
        }
        return new PurchaseRequest(phoneNumber, validSearch(), friendlyName, agentId, channels, addressSid, bundleSid);
    }

    private @Nullable Search validSearch() {
        if (search == null) {
            return null;
        }
        var valid = search.validated("search.");
        return new Search(valid.country(), valid.type(), valid.filters());
    }

    private static void check(
            List<FieldProblem> problems, String field, @Nullable String value, Pattern form, String expected) {
        if (value != null && (!form.matcher(value).matches() || value.isBlank())) {
            problems.add(new FieldProblem(field, "this must be " + expected));
        }
    }
}
