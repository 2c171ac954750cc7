namespace Practicum.Onnx.Vetting;

/// <summary>
/// The operators that models may use, one a line: name, versions of its domain in which it exists, number of inputs, number of outputs, attributes with their kinds
/// (i whole number, f float, s text, t tensor, g graph; capitals for lists), over all admitted versions. Sources: the schemas of onnx 1.12 (operator set 17), and for the
/// sets 18 to 23 ONNX's page of changes. Every text attribute here is one of a closed list of words, an equation or a value: none can name a file.
/// </summary>
internal static class OperatorTable
{
    /// <summary>ONNX's own domain.</summary>
    public const string Own = """
        Abs 1 1 1
        Acos 7 1 1
        Acosh 9 1 1
        Add 1 2 1
        AffineGrid 20 2 1 align_corners:i
        And 1 2 1
        ArgMax 1 1 1 axis:i keepdims:i select_last_index:i
        ArgMin 1 1 1 axis:i keepdims:i select_last_index:i
        Asin 7 1 1
        Asinh 9 1 1
        Atan 7 1 1
        Atanh 9 1 1
        AveragePool 1 1 1 auto_pad:s ceil_mode:i count_include_pad:i dilations:I kernel_shape:I pads:I strides:I
        BatchNormalization 1 5 1-5 epsilon:f momentum:f spatial:i training_mode:i
        BitShift 11 2 1 direction:s
        BitwiseAnd 18 2 1
        BitwiseNot 18 1 1
        BitwiseOr 18 2 1
        BitwiseXor 18 2 1
        BlackmanWindow 17 1 1 output_datatype:i periodic:i
        Cast 1 1 1 saturate:i to:i
        CastLike 15 2 1 saturate:i
        Ceil 1 1 1
        Celu 12 1 1 alpha:f
        CenterCropPad 18 2 1 axes:I
        Clip 1 1-3 1 max:f min:f
        Col2Im 18 3 1 dilations:I pads:I strides:I
        Compress 9 2 1 axis:i
        Concat 1 1-* 1 axis:i
        Constant 1 0 1 value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S
        ConstantOfShape 9 1 1 value:t
        Conv 1 2-3 1 auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I
        ConvInteger 10 2-4 1 auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I
        ConvTranspose 1 2-3 1 auto_pad:s dilations:I group:i kernel_shape:I output_padding:I output_shape:I pads:I strides:I
        Cos 7 1 1
        Cosh 9 1 1
        CumSum 11 2 1 exclusive:i reverse:i
        DFT 17 1-3 1 axis:i inverse:i onesided:i
        DeformConv 19 3-5 1 dilations:I group:i kernel_shape:I offset_group:i pads:I strides:I
        DepthToSpace 1 1 1 blocksize:i mode:s
        DequantizeLinear 10 2-3 1 axis:i block_size:i output_dtype:i
        Det 11 1 1
        Div 1 2 1
        Dropout 1 1-3 1-2 ratio:f seed:i
        DynamicQuantizeLinear 11 1 3
        Einsum 12 1-* 1 equation:s
        Elu 1 1 1 alpha:f
        Equal 1 2 1
        Erf 9 1 1
        Exp 1 1 1
        Expand 8 2 1
        EyeLike 9 1 1 dtype:i k:i
        Flatten 1 1 1 axis:i
        Floor 1 1 1
        GRU 1 3-6 0-2 activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i linear_before_reset:i
        Gather 1 2 1 axis:i
        GatherElements 11 2 1 axis:i
        GatherND 11 2 1 batch_dims:i
        Gelu 20 1 1 approximate:s
        Gemm 1 2-3 1 alpha:f beta:f transA:i transB:i
        GlobalAveragePool 1 1 1
        GlobalLpPool 1 1 1 p:i
        GlobalMaxPool 1 1 1
        Greater 1 2 1
        GreaterOrEqual 12 2 1
        GridSample 16 2 1 align_corners:i mode:s padding_mode:s
        GroupNormalization 18 3 1 epsilon:f num_groups:i stash_type:i
        HammingWindow 17 1 1 output_datatype:i periodic:i
        HannWindow 17 1 1 output_datatype:i periodic:i
        HardSigmoid 1 1 1 alpha:f beta:f
        HardSwish 14 1 1
        Hardmax 1 1 1 axis:i
        Identity 1 1 1
        If 1 1 1-* else_branch:g then_branch:g
        InstanceNormalization 1 3 1 epsilon:f
        IsInf 10 1 1 detect_negative:i detect_positive:i
        IsNaN 9 1 1
        LRN 1 1 1 alpha:f beta:f bias:f size:i
        LSTM 1 3-8 0-3 activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i input_forget:i layout:i
        LayerNormalization 17 2-3 1-3 axis:i epsilon:f stash_type:i
        LeakyRelu 1 1 1 alpha:f
        Less 1 2 1
        LessOrEqual 12 2 1
        Log 1 1 1
        LogSoftmax 1 1 1 axis:i
        Loop 1 2-* 1-* body:g
        LpNormalization 1 1 1 axis:i p:i
        LpPool 1 1 1 auto_pad:s ceil_mode:i dilations:I kernel_shape:I p:i pads:I strides:I
        MatMul 1 2 1
        MatMulInteger 10 2-4 1
        Max 1 1-* 1
        MaxPool 1 1 1-2 auto_pad:s ceil_mode:i dilations:I kernel_shape:I pads:I storage_order:i strides:I
        MaxRoiPool 1 2 1 pooled_shape:I spatial_scale:f
        MaxUnpool 9 2-3 1 kernel_shape:I pads:I strides:I
        Mean 1 1-* 1
        MeanVarianceNormalization 9 1 1 axes:I
        MelWeightMatrix 17 5 1 output_datatype:i
        Min 1 1-* 1
        Mish 18 1 1
        Mod 10 2 1 fmod:i
        Mul 1 2 1
        Neg 1 1 1
        NonMaxSuppression 10 2-5 1 center_point_box:i
        NonZero 9 1 1
        Not 1 1 1
        OneHot 9 3 1 axis:i
        Or 1 2 1
        PRelu 1 2 1
        Pad 1 1-4 1 mode:s pads:I value:f
        Pow 1 2 1
        QLinearConv 10 8-9 1 auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I
        QLinearMatMul 10 8 1
        QuantizeLinear 10 2-3 1 axis:i block_size:i output_dtype:i precision:i saturate:i
        RNN 1 3-6 0-2 activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i
        Range 11 3 1
        Reciprocal 1 1 1
        ReduceL1 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceL2 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceLogSum 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceLogSumExp 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceMax 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceMean 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceMin 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceProd 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceSum 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        ReduceSumSquare 1 1-2 1 axes:I keepdims:i noop_with_empty_axes:i
        Relu 1 1 1
        Reshape 1 2 1 allowzero:i
        Resize 10 1-4 1 antialias:i axes:I coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i extrapolation_value:f keep_aspect_ratio_policy:s mode:s nearest_mode:s
        ReverseSequence 10 2 1 batch_axis:i time_axis:i
        RoiAlign 10 3 1 coordinate_transformation_mode:s mode:s output_height:i output_width:i sampling_ratio:i spatial_scale:f
        Round 11 1 1
        STFT 17 2-4 1 onesided:i
        Scan 8 1-* 1-* body:g directions:I num_scan_inputs:i scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I
        Scatter 9-10 3 1 axis:i
        ScatterElements 11 3 1 axis:i reduction:s
        ScatterND 11 3 1 reduction:s
        Selu 1 1 1 alpha:f gamma:f
        Shape 1 1 1 end:i start:i
        Shrink 9 1 1 bias:f lambd:f
        Sigmoid 1 1 1
        Sign 9 1 1
        Sin 7 1 1
        Sinh 9 1 1
        Size 1 1 1
        Slice 1 1-5 1 axes:I ends:I starts:I
        Softmax 1 1 1 axis:i
        Softplus 1 1 1
        Softsign 1 1 1
        SpaceToDepth 1 1 1 blocksize:i
        Split 1 1-2 1-* axis:i num_outputs:i split:I
        Sqrt 1 1 1
        Squeeze 1 1-2 1 axes:I
        StringConcat 20 2 1
        StringNormalizer 10 1 1 case_change_action:s is_case_sensitive:i locale:s stopwords:S
        Sub 1 2 1
        Sum 1 1-* 1
        Tan 7 1 1
        Tanh 1 1 1
        TfIdfVectorizer 9 1 1 max_gram_length:i max_skip_count:i min_gram_length:i mode:s ngram_counts:I ngram_indexes:I pool_int64s:I pool_strings:S weights:F
        ThresholdedRelu 10 1 1 alpha:f
        Tile 1 2 1
        TopK 1 1-2 2 axis:i k:i largest:i sorted:i
        Transpose 1 1 1 perm:I
        Trilu 14 1-2 1 upper:i
        Unique 11 1 1-4 axis:i sorted:i
        Unsqueeze 1 1-2 1 axes:I
        Upsample 1-9 1-2 1 mode:s scales:F
        Where 9 3 1
        Xor 1 2 1
        """;

    /// <summary>ai.onnx.ml: trees, linear models, support vectors and encoders.</summary>
    public const string Learning = """
        ArrayFeatureExtractor 1 2 1
        Binarizer 1 1 1 threshold:f
        CategoryMapper 1 1 1 cats_int64s:I cats_strings:S default_int64:i default_string:s
        FeatureVectorizer 1 1-* 1 inputdimensions:I
        Imputer 1 1 1 imputed_value_floats:F imputed_value_int64s:I replaced_value_float:f replaced_value_int64:i
        LabelEncoder 1 1 1 classes_strings:S default_float:f default_int64:i default_string:s default_tensor:t keys_floats:F keys_int64s:I keys_strings:S keys_tensor:t values_floats:F values_int64s:I values_strings:S values_tensor:t
        LinearClassifier 1 1 2 classlabels_ints:I classlabels_strings:S coefficients:F intercepts:F multi_class:i post_transform:s
        LinearRegressor 1 1 1 coefficients:F intercepts:F post_transform:s targets:i
        Normalizer 1 1 1 norm:s
        OneHotEncoder 1 1 1 cats_int64s:I cats_strings:S zeros:i
        SVMClassifier 1 1 2 classlabels_ints:I classlabels_strings:S coefficients:F kernel_params:F kernel_type:s post_transform:s prob_a:F prob_b:F rho:F support_vectors:F vectors_per_class:I
        SVMRegressor 1 1 1 coefficients:F kernel_params:F kernel_type:s n_supports:i one_class:i post_transform:s rho:F support_vectors:F
        Scaler 1 1 1 offset:F scale:F
        TreeEnsembleClassifier 1-4 1 2 base_values:F base_values_as_tensor:t class_ids:I class_nodeids:I class_treeids:I class_weights:F class_weights_as_tensor:t classlabels_int64s:I classlabels_strings:S nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s
        TreeEnsembleRegressor 1-4 1 1 aggregate_function:s base_values:F base_values_as_tensor:t n_targets:i nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s target_ids:I target_nodeids:I target_treeids:I target_weights:F target_weights_as_tensor:t
        """;
}
