package io.switchboard.provisioning.callplan;

import io.switchboard.events.NumberRecord;
import io.switchboard.provisioning.publishing.CompactedRecord;
import io.switchboard.provisioning.publishing.RecordCompletion;
import io.switchboard.provisioning.records.PhoneNumber;
import org.springframework.stereotype.Component;

/** Publishes a number's record with the plan that answers its calls. */
@Component
class EffectiveRecords implements RecordCompletion {

    private final EffectivePlans plans;

    EffectiveRecords(EffectivePlans plans) {
        this.plans = plans;
    }

    @Override
    public CompactedRecord completed(CompactedRecord record) {
        return record.document() instanceof PhoneNumber number && record.data() instanceof NumberRecord own
                ? record.with(new NumberRecord(
                        own.address(),
                        own.tenantId(),
                        own.numberSid(),
                        own.accountSid(),
                        own.agentId(),
                        own.channels(),
                        plans.of(number).fields(),
                        own.name()))
                : record;
    }
}
