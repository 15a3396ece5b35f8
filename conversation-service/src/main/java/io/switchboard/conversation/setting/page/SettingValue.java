package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;

/**
 * The values of a page of settings. A record's constructor applies the defaults of fields that a client leaves out, and
 * throws an {@link IllegalArgumentException} for values that no page may have.
 */
public interface SettingValue {

    /**
     * Names what is wrong with the values, field by field.
     *
     * @param templates finds the tenant's templates by their ids
     */
    List<FieldProblem> problems(Function<String, Optional<Template>> templates);

    /**
     * Names the addresses, labels and members of the page that are none of the tenant's; none for a page without any.
     *
     * @param resources those of the tenant
     */
    default List<FieldProblem> foreignResources(TenantResources resources) {
        return List.of();
    }
}
