# Additions to the emulation, appended by `emulator`: settings that the emulated APIs would forget, and calls of the real
# Terraform provider that they lack.
import json

from moto.applicationautoscaling.models import ApplicationAutoscalingBackend as _AutoScaling
from moto.applicationautoscaling.exceptions import AWSValidationException as _AutoScalingFault
from moto.core.exceptions import JsonRESTError as _Fault
from moto.ecs.responses import EC2ContainerServiceResponse as _ECS
from moto.efs.responses import EFSResponse as _EFS

# Settings of a service, by the name of the attribute that an answer takes them from.
_SETTINGS = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "capacityProviderStrategy": "capacity_provider_strategy",
}


def _remembering(operation, name):
    original = getattr(_ECS, operation)

    def call(self):
        answer = original(self)
        service = self.ecs_backend._get_service(self._get_param("cluster", "default"), self._get_param(name).split("/")[-1])
        for setting, attribute in _SETTINGS.items():
            if (value := self._get_param(setting)) is not None:
                setattr(service, attribute, value)
        return answer

    setattr(_ECS, operation, call)


_remembering("create_service", "serviceName")
_remembering("update_service", "service")


def _delete_file_system_policy(self):
    self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")].file_system_policy = None
    return json.dumps({}), {"Content-Type": "application/json"}


_EFS.delete_file_system_policy = _delete_file_system_policy


_deregister = _AutoScaling.deregister_scalable_target


def _deregister_scalable_target(self, *arguments):
    """AWS's own name for a target that is gone: a client that asks again after a slow answer takes it for done."""
    try:
        return _deregister(self, *arguments)
    except _AutoScalingFault as fault:
        raise _Fault("ObjectNotFoundException", fault.message) from None


_AutoScaling.deregister_scalable_target = _deregister_scalable_target
