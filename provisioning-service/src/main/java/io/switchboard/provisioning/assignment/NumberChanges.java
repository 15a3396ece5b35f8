package io.switchboard.provisioning.assignment;

import java.util.Optional;
import java.util.function.Function;

import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.change.NumberChanger;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a request asks for: at Twilio and in the database together where Twilio is concerned, else at once. */
@Component
class NumberChanges {

    private final NumberChanger changer;
    private final NumberJournal journal;
    private final NumberAudit audit;

    NumberChanges(NumberChanger changer, NumberJournal journal, NumberAudit audit) {
        this.changer = changer;
        this.journal = journal;
        this.audit = audit;
    }

    /** @throws ApiProblem when the number cannot be changed so */
    PhoneNumber change(
            ApiCaller caller,
            TenantId tenant,
            PhoneNumber number,
            IfMatch condition,
            NumberChange.Kind kind,
            NumberPatch patch) {
        Function<PhoneNumber, NumberJournal.@Nullable Intent> decision =
                before -> intent(caller, before, condition, kind, patch);
        var changed =
                patch.reachesTwilio() ? changer.change(tenant, number, decision) : record(tenant, number, decision);
        return changed.orElseThrow(PhoneNumberLookup::notFound);
    }

    private Optional<PhoneNumber> record(
            TenantId tenant, PhoneNumber number, Function<PhoneNumber, NumberJournal.@Nullable Intent> decision) {
        try {
            return journal.record(tenant, number.id(), decision);
        } catch (NumberJournal.ChangeInProgress e) {
            throw NumberChanger.inProgress();
        }
    }

    private NumberJournal.@Nullable Intent intent(
            ApiCaller caller, PhoneNumber before, IfMatch condition, NumberChange.Kind kind, NumberPatch patch) {
        condition.require(before.revision(), PhoneNumberView.of(before));
        if (!before.isInUse()) {
            throw ApiProblem.conflict(
                    "number-not-in-use",
                    "This number is %s; only a number in use can be changed.".formatted(before.stateText()));
        }
        var desired = patch.of(before);
        if (desired.equals(before.desired())) {
            return null;
        }
        var what = kind == NumberChange.Kind.UPDATE ? "phone-number.updated" : "phone-number.assigned";
        return new NumberJournal.Intent(
                kind, desired, null, caller.subject(), audit.entry(caller, what, before, before.with(desired)));
    }
}
