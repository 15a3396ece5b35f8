package io.switchboard.testing.architecture;

import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Conditions on single classes. */
final class ModuleConditions {

    private ModuleConditions() {}

    static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return condition(
                "be in a package that is @NullMarked",
                type -> type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent(),
                "is in a package that is not @NullMarked");
    }

    static ArchCondition<JavaClass> haveANameOfNounAndRole() {
        return condition(
                "have a name of two words, noun and role, or of one noun of the domain",
                type -> !DomainNouns.isTooShort(type.getSimpleName()),
                "has a name of one word that is no noun of the domain");
    }

    static ArchCondition<JavaClass> beInAPackageOfAtMost(int limit, JavaClasses all) {
        var sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        return condition(
                "be in a package of at most " + limit + " types",
                type -> sizes.getOrDefault(type.getPackageName(), 0L) <= limit,
                "is in a package of more than " + limit + " types");
    }

    private static ArchCondition<JavaClass> condition(
            String description, Predicate<JavaClass> condition, String violation) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, condition.test(item), item.getName() + " " + violation));
            }
        };
    }
}
