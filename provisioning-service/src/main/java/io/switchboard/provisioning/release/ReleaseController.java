package io.switchboard.provisioning.release;

import java.util.Optional;
import java.util.function.Supplier;

import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.change.NumberChanger;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.NumberReleases;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the release of a number, which takes effect after the cooling-off time, and its recall. */
@RestController
@RequestMapping("/api/phone-numbers/{phoneNumberId}")
class ReleaseController {

    private static final int CONFIRMED_DIGITS = 4;

    private final PhoneNumberLookup lookup;
    private final NumberReleases releases;
    private final OpenConversations conversations;
    private final NumberAudit audit;
    private final ReleaseSettings settings;

    ReleaseController(
            PhoneNumberLookup lookup,
            NumberReleases releases,
            OpenConversations conversations,
            NumberAudit audit,
            ReleaseSettings settings) {
        this.lookup = lookup;
        this.releases = releases;
        this.conversations = conversations;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * Begins the release.
     *
     * @param confirm the last four digits of the number
     */
    @DeleteMapping
    ResponseEntity<PhoneNumberView> release(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String phoneNumberId,
            IfMatch ifMatch,
            @RequestParam(required = false) @Nullable String confirm) {
        var number = lookup.find(tenant, phoneNumberId);
        requireConfirmed(number, confirm);
        var decision = new Decision(caller, ifMatch, "phone-number.release-begun");
        var begun = unlessChanging(() -> releases.begin(tenant, number.id(), settings.coolingOff(), decision));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .eTag(IfMatch.tag(begun.revision()))
                .body(PhoneNumberView.of(begun));
    }

    /** Calls a release back. */
    @PostMapping("/keep")
    ResponseEntity<PhoneNumberView> keep(
            ApiCaller caller, TenantId tenant, @PathVariable String phoneNumberId, IfMatch ifMatch) {
        var number = lookup.find(tenant, phoneNumberId);
        var decision = new Decision(caller, ifMatch, "phone-number.kept");
        return PhoneNumberView.response(unlessChanging(() -> releases.keep(tenant, number.id(), decision)));
    }

    private final class Decision implements NumberReleases.ReleaseDecision {

        private final ApiCaller caller;
        private final IfMatch condition;
        private final String what;

        Decision(ApiCaller caller, IfMatch condition, String what) {
            this.caller = caller;
            this.condition = condition;
            this.what = what;
        }

        @Override
        public void require(PhoneNumber number) {
            condition.require(number.revision(), PhoneNumberView.of(number));
            requireInUse(number);
        }

        @Override
        public String audit(PhoneNumber before, PhoneNumber after) {
            return audit.entry(caller, what, before, after);
        }
    }

    private void requireConfirmed(PhoneNumber number, @Nullable String confirm) {
        var digits = number.address().substring(number.address().length() - CONFIRMED_DIGITS);
        if (digits.equals(confirm)) {
            return;
        }
        var open = conversations.count(number);
        var problem = ApiProblem.conflict(
                "release-not-confirmed",
                "To release this number, name its last four digits as 'confirm'. %s A released number is lost for good."
                        .formatted(
                                open == 0
                                        ? "It has no open conversation."
                                        : "It has %d open conversation%s.".formatted(open, open == 1 ? "" : "s")));
        problem.getBody().setProperty("openConversations", open);
        throw problem;
    }

    private static void requireInUse(PhoneNumber number) {
        if (!number.isInUse()) {
            throw ApiProblem.conflict(
                    "number-not-in-use",
                    "This number is %s; only a number in use can be released.".formatted(number.stateText()));
        }
    }

    private static PhoneNumber unlessChanging(Supplier<Optional<PhoneNumber>> change) {
        try {
            return change.get().orElseThrow(PhoneNumberLookup::notFound);
        } catch (NumberJournal.ChangeInProgress e) {
            throw NumberChanger.inProgress();
        }
    }
}
