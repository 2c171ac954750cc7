namespace Practicum.Numerics.Wire;

/// <summary>What a frame says. Numbers under 64 go to the model host, the others come from it; numbers are never reused.</summary>
public enum FrameKind : byte
{
    /// <summary>To the host: how slots are laid out (<see cref="SlotPlan"/>).</summary>
    Plan = 1,

    /// <summary>To the host: more words of a text input (<see cref="WordList"/>).</summary>
    Words = 2,

    /// <summary>To the host: score a slot (<see cref="SlotRequest"/>).</summary>
    Score = 3,

    /// <summary>To the host: the model lies in its memory, sealed; load it (<see cref="ModelLoad"/>).</summary>
    Load = 4,

    /// <summary>To the host: run the model once on these tensors (<see cref="TensorList"/>).</summary>
    Run = 5,

    /// <summary>From the host: the model is loaded (<see cref="ModelDescription"/>).</summary>
    Described = 65,

    /// <summary>From the host: the shared memory is mapped; no payload.</summary>
    Ready = 66,

    /// <summary>From the host: a slot is scored (<see cref="SlotRequest"/>, as it was asked).</summary>
    Scored = 67,

    /// <summary>From the host: the model does not fit (<see cref="Refusal"/>); nothing follows.</summary>
    Refused = 68,

    /// <summary>From the host: ONNX Runtime is there, and no model yet; no payload. The first frame of every host that is fit.</summary>
    Awake = 69,

    /// <summary>From the host: what the model gave (<see cref="TensorList"/>).</summary>
    Ran = 70,
}
