package io.switchboard.provisioning.doctor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.change.RevisionEvents;
import io.switchboard.events.EventType;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the last diagnosis of each tenant, and announces what turned broken in the same write. */
@Component
class DiagnosisStore {

    /** The largest number of changes that are announced one by one; a document holds at most 100 pending events. */
    private static final int ANNOUNCED = 50;

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final MongoOperations mongo;
    private final RevisedDocuments<TenantDiagnosis> documents;

    DiagnosisStore(MongoOperations mongo, RevisedDocuments<TenantDiagnosis> documents) {
        this.mongo = mongo;
        this.documents = documents;
    }

    /** Gives the service the publication of the diagnoses' changes. */
    @Configuration(proxyBeanMethods = false)
    static class DiagnosisRevisions {

        @Bean
        static DeclaredIndex diagnosesWithPendingEvents() {
            return RevisedDocuments.pendingIndex(TenantDiagnosis.NAME);
        }

        @Bean
        static RevisedDocuments<TenantDiagnosis> revisedDiagnoses(MongoOperations mongo, RevisionEvents events) {
            return events.documents(mongo, TenantDiagnosis.class);
        }
    }

    Optional<TenantDiagnosis> find(TenantId tenant) {
        return Optional.ofNullable(mongo.findById(tenant.value(), TenantDiagnosis.class));
    }

    /** Returns when each tenant was examined last. */
    Map<String, Instant> times() {
        var times = new HashMap<String, Instant>();
        var onlyTimes = new Query();
        onlyTimes.fields().include("checkedAt");
        mongo.find(onlyTimes, Document.class, TenantDiagnosis.NAME)
                .forEach(document -> times.put(
                        document.getString("_id"), document.getDate("checkedAt").toInstant()));
        return times;
    }

    /** Stores a diagnosis in place of the one before it. The caller holds the tenant's lease. */
    void store(TenantDiagnosis diagnosis, List<DoctorFinding> changes) {
        var announcements = changes.stream()
                .limit(ANNOUNCED)
                .map(change -> new EventAnnouncement(EventType.DOCTOR_CHANGED.type(), JSON.writeValueAsString(change)))
                .toList();
        if (documents.insert(diagnosis.tenant(), diagnosis, announcements)) {
            return;
        }
        var update = new Update().set("checkedAt", diagnosis.checkedAt()).set("checks", diagnosis.checks());
        var document = where("_id").is(diagnosis.tenant());
        if (announcements.isEmpty()) {
            mongo.updateFirst(query(document), update, TenantDiagnosis.class);
        } else {
            documents.change(document, before -> new DocumentChange(update, announcements));
        }
    }
}
