package io.switchboard.provisioning;

import io.switchboard.apidocument.ApiDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProvisioningTest
class ApiDocumentIT {

    @Test
    void thePublishedDocumentIsThatOfTheCode(@Autowired ApiDocuments documents) {
        documents.assertPublished("provisioning-service");
    }
}
