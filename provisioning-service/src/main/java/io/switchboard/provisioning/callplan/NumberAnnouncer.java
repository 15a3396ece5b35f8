package io.switchboard.provisioning.callplan;

import java.util.List;
import java.util.function.Function;

import io.switchboard.provisioning.member.MemberNumbers;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.web.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Announces numbers whose calls another plan answers since a change of their member or tenant, page by page. */
@Component
class NumberAnnouncer implements MemberNumbers {

    private static final int PAGE = 100;

    private final PhoneNumbers numbers;

    /** Looked up late: it publishes numbers, for which members are asked for their rules. */
    private final ObjectProvider<NumberJournal> journal;

    NumberAnnouncer(PhoneNumbers numbers, ObjectProvider<NumberJournal> journal) {
        this.numbers = numbers;
        this.journal = journal;
    }

    @Override
    public void announceNumbersOf(TenantId tenant, String memberId) {
        announce(after -> numbers.pageOfMember(tenant, memberId, after, PAGE));
    }

    void announceNumbersOf(TenantId tenant) {
        announce(after -> numbers.page(tenant, false, after, PAGE));
    }

    private void announce(Function<String, List<PhoneNumber>> pages) {
        var page = pages.apply("");
        while (!page.isEmpty()) {
            page.forEach(journal.getObject()::announceAgain);
            page = page.size() < PAGE ? List.of() : pages.apply(page.getLast().address());
        }
    }
}
